#!/usr/bin/env bash
# Run once by the MySQL image on an empty data folder: the two database users of the server.
# Migration owns the tables; the application gets UPDATE and DELETE table by table from the migration,
# never on the audit rows.
set -euo pipefail
application=$(cat /run/secrets/spring.datasource.password)
migration=$(cat /run/secrets/spring.liquibase.password)
MYSQL_PWD=$(cat /run/secrets/mysql-root-password) mysql --protocol=socket --user=root <<SQL
ALTER DATABASE onething CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE USER 'onething_migration'@'%' IDENTIFIED BY '${migration}';
GRANT ALL PRIVILEGES ON onething.* TO 'onething_migration'@'%' WITH GRANT OPTION;
CREATE USER 'onething'@'%' IDENTIFIED BY '${application}';
GRANT SELECT, INSERT ON onething.* TO 'onething'@'%';
SQL
