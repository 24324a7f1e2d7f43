--liquibase formatted sql

--changeset onething:availability-department-day
CREATE TABLE department_day (
  department VARCHAR(64) NOT NULL,
  day DATE NOT NULL COMMENT 'of the city',
  handed_out INT NOT NULL COMMENT 'tasks handed to workers and not given back',
  CONSTRAINT pk_department_day PRIMARY KEY (department, day)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin;
