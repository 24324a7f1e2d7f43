package io.onething.departments;

import io.onething.catalog.Catalog;
import io.onething.catalog.FileCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the server needs of the departments: their files checked with all others, and the
 * definitions.
 */
@Configuration(proxyBeanMethods = false)
class DepartmentsSetup {

  @Bean
  FileCheck departmentFileCheck() {
    return DepartmentFiles::faultsIn;
  }

  /** Read after the catalog, so that faults are reported together with those of all other files. */
  @Bean
  DepartmentFiles departmentFiles(Catalog checked) {
    return new DepartmentFiles(new ReleasedDefinitions(checked));
  }
}
