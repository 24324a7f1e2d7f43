package io.onething;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Component;

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

  /**
   * A package that is not scanned is as if it were not there: nothing of it works or is checked.
   */
  @Test
  void theServerScansEveryPackageThatHasParts() {
    Set<String> scanned =
        Set.of(ServerApplication.class.getAnnotation(ComponentScan.class).value());
    Set<String> withParts =
        CLASSES.stream()
            .filter(each -> each.isMetaAnnotatedWith(Component.class))
            .map(each -> each.getPackageName().split("\\."))
            .filter(names -> names.length > 2)
            .map(names -> "io.onething." + names[2])
            .collect(Collectors.toCollection(TreeSet::new));
    withParts.remove("io.onething.sandbox");

    assertThat(scanned).containsAll(withParts);
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
                "io.onething.organisation..",
                "io.onething.contests..",
                "io.onething.participants..",
                "io.onething.applicants.."))
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .check(CLASSES);
  }
}
