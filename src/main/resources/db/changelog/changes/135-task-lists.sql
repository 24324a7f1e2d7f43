--liquibase formatted sql

--changeset onething:task-lists
--comment: The server knows its lists of tasks by their names.
UPDATE ACT_RU_FILTER SET NAME_ = '待认领', REV_ = REV_ + 1 WHERE NAME_ = '本组待办';
UPDATE ACT_RU_FILTER SET NAME_ = '我的任务', REV_ = REV_ + 1 WHERE NAME_ = '我的待办';
UPDATE ACT_RU_FILTER SET NAME_ = '代办任务', REV_ = REV_ + 1 WHERE NAME_ = '代办待办';
