package io.onething;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.onething");

  @Test
  void featuresHaveNoCyclesAndDoNotReachIntoEachOther() {
    // These two put the roles together, as ServerApplication does by scanning.
    ApplicationModules.of("io.onething", type(WorkerApplication.class).or(type(OneThing.class)))
        .verify();
  }

  @Test
  void onlyEngineTalksToTheEngine() {
    noClasses()
        .that(not(resideInAnyPackage("io.onething.engine..", "io.onething.clerks..")))
        .should()
        .dependOnClassesThat(resideInAPackage("org.camunda.bpm.engine.."))
        .because("the way out of the engine is as long as the list of its callers")
        .check(CLASSES);
  }

  @Test
  void onlyDepartmentsUsesTheExternalTaskClient() {
    noClasses()
        .that(not(resideInAPackage("io.onething.departments..")))
        .should()
        .dependOnClassesThat(resideInAPackage("org.camunda.bpm.client.."))
        .check(CLASSES);
  }

  @Test
  void theProductKnowsNothingOfTheSandbox() {
    noClasses()
        .that(not(resideInAnyPackage("io.onething.sandbox..", "io.onething.launch..")))
        .should()
        .dependOnClassesThat(resideInAPackage("io.onething.sandbox.."))
        .check(CLASSES);
  }

  @Test
  void timeComesFromTheClock() {
    noClasses()
        .that(
            resideInAnyPackage(
                "io.onething.cases..",
                "io.onething.deadlines..",
                "io.onething.documents..",
                "io.onething.notifications..",
                "io.onething.participants..",
                "io.onething.applicants.."))
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .check(CLASSES);
  }
}
