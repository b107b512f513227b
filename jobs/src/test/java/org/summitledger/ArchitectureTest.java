package org.summitledger;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.apache.spark.sql.SaveMode;
import org.summitledger.cli.Main;

/** The arrows between the rooms of the house, and what no room may do. */
@AnalyzeClasses(packages = "org.summitledger", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String HOUSE = "org.summitledger.";

  @ArchTest static final ArchRule SOURCE = mayUse("source");

  @ArchTest static final ArchRule REFERENCE = mayUse("reference", "source");

  @ArchTest static final ArchRule COMMITMENT = mayUse("commitment", "source", "reference");

  @ArchTest static final ArchRule INDICATOR = mayUse("indicator");

  @ArchTest static final ArchRule STORE = mayUse("store");

  @ArchTest static final ArchRule LAKE = mayUse("lake", "source", "reference", "store");

  @ArchTest
  static final ArchRule REPORT =
      mayUse("report", "lake", "commitment", "reference", "indicator", "source");

  /** What a table is does not depend on what it says. */
  @ArchTest static final ArchRule REPORT_TABLE = mayUseOfReport("table");

  /** Trade does not know which tables read it. */
  @ArchTest static final ArchRule REPORT_TRADE = mayUseOfReport("trade", "table");

  @ArchTest static final ArchRule REPORT_BASKET = mayUseOfReport("basket", "trade", "table");

  @ArchTest
  static final ArchRule REPORT_GROWTH = mayUseOfReport("growth", "basket", "trade", "table");

  @ArchTest
  static final ArchRule REPORT_STRUCTURE = mayUseOfReport("structure", "basket", "trade", "table");

  @ArchTest
  static final ArchRule REPORT_DEPENDENCY = mayUseOfReport("dependency", "trade", "table");

  @ArchTest static final ArchRule REPORT_SUMMIT = mayUseOfReport("summit", "trade", "table");

  @ArchTest static final ArchRule REPORT_GRAVITY = mayUseOfReport("gravity", "trade", "table");

  @ArchTest static final ArchRule REPORT_TRACKING = mayUseOfReport("tracking", "trade", "table");

  @ArchTest static final ArchRule REPORT_REVISION = mayUseOfReport("revision", "trade", "table");

  /** Audits compare staged tables with what they were made of, and versions by their manifests. */
  @ArchTest
  static final ArchRule AUDIT =
      mayUse("audit", "report", "lake", "commitment", "publish", "source", "store");

  /** Publishing knows files and hashes, never what the tables say. */
  @ArchTest static final ArchRule PUBLISH = mayUse("publish", "source", "store");

  @ArchTest
  static final ArchRule RUN =
      mayUse(
          "run",
          "source",
          "reference",
          "commitment",
          "lake",
          "report",
          "audit",
          "publish",
          "store");

  @ArchTest
  static final ArchRule CLI = mayUse("cli", "run", "audit", "publish", "report", "source", "store");

  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching(HOUSE + "(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NO_CYCLES_IN_REPORT =
      slices().matching(HOUSE + "report.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule PARSING_AND_JUDGING_KNOW_NO_SPARK =
      noClasses()
          .that()
          .resideInAnyPackage(rooms("source", "reference", "commitment", "indicator.model"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..")
          .because("they are tested and reused without a cluster");

  @ArchTest
  static final ArchRule FEW_OF_THEM_KNOW_PARQUET =
      noClasses()
          .that()
          .resideInAnyPackage(rooms("source", "reference", "commitment", "indicator.model"))
          .and()
          .haveNameNotMatching(".*\\.source\\.Parquet.*")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.parquet..")
          .because("what a file says does not depend on what it is written in");

  @ArchTest
  static final ArchRule ONLY_ESTIMATORS_KNOW_NUMERICAL_LIBRARIES =
      noClasses()
          .that()
          .resideOutsideOfPackage(HOUSE + "indicator.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.ojalgo..", "org.apache.commons.math3..")
          .because("a library of numerics changes in one place");

  @ArchTest
  static final ArchRule ONLY_MAIN_ENDS_THE_PROCESS =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Main.class)
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class);

  @ArchTest
  static final ArchRule DATES_ARE_OF_JAVA_TIME =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Date")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Calendar")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.text.SimpleDateFormat");

  @ArchTest
  static final ArchRule STATIC_FIELDS_ARE_CONSTANTS =
      fields()
          .that()
          .areStatic()
          .should()
          .beFinal()
          .because("a static that changes makes one night depend on another");

  @ArchTest
  static final ArchRule NOTHING_IS_OVERWRITTEN =
      noClasses()
          .should()
          .accessField(SaveMode.class, "Overwrite")
          .because("a reader of what is overwritten sees half of it");

  @ArchTest
  static final ArchRule ROOMS_ARE_ALL_KNOWN =
      classes()
          .that()
          .doNotHaveSimpleName("package-info")
          .should()
          .resideInAnyPackage(
              rooms(
                  "source",
                  "reference",
                  "commitment",
                  "indicator",
                  "lake",
                  "report",
                  "audit",
                  "publish",
                  "run",
                  "cli",
                  "store"))
          .because("a new room needs arrows of its own here");

  @ArchTest
  static final ArchRule ROOMS_OF_REPORT_ARE_ALL_KNOWN =
      classes()
          .that()
          .resideInAPackage(HOUSE + "report..")
          .and()
          .doNotHaveSimpleName("package-info")
          .should()
          .resideInAnyPackage(
              HOUSE + "report",
              HOUSE + "report.table",
              HOUSE + "report.trade",
              HOUSE + "report.basket",
              HOUSE + "report.growth",
              HOUSE + "report.structure",
              HOUSE + "report.dependency",
              HOUSE + "report.summit",
              HOUSE + "report.gravity",
              HOUSE + "report.tracking",
              HOUSE + "report.revision")
          .because("a new room needs arrows of its own here");

  /** A room uses itself, the rooms it may, and anything outside the house. */
  private static ArchRule mayUse(String room, String... others) {
    DescribedPredicate<JavaClass> allowed =
        resideOutsideOfPackages("org.summitledger..")
            .or(resideInAPackage(HOUSE + room + ".."))
            .or(resideInAnyPackage(rooms(others)));
    return classes()
        .that()
        .resideInAPackage(HOUSE + room + "..")
        .should()
        .onlyDependOnClassesThat(
            allowed.as("are of " + room + ", " + String.join(", ", others) + " or not ours"));
  }

  /** A room of report uses itself and the rooms of report that it may, and nothing else of it. */
  private static ArchRule mayUseOfReport(String room, String... others) {
    DescribedPredicate<JavaClass> allowed =
        resideOutsideOfPackages(HOUSE + "report..")
            .or(resideInAPackage(HOUSE + "report." + room))
            .or(resideInAnyPackage(rooms(ofReport(others))));
    return classes()
        .that()
        .resideInAPackage(HOUSE + "report." + room)
        .should()
        .onlyDependOnClassesThat(
            allowed.as("are of " + room + ", " + String.join(", ", others) + " or not of report"));
  }

  private static String[] ofReport(String... rooms) {
    return Stream.of(rooms).map(room -> "report." + room).toArray(String[]::new);
  }

  private static String[] rooms(String... names) {
    return Stream.of(names).map(name -> HOUSE + name + "..").toArray(String[]::new);
  }
}
