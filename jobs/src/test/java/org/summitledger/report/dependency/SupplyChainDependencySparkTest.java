package org.summitledger.report.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.summitledger.Found.money;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.summitledger.Found;
import org.summitledger.report.Night;
import org.summitledger.report.Promise;
import org.summitledger.report.trade.DriverMemory;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.source.ShippedData;

class SupplyChainDependencySparkTest {
  private static Found dependency(String trade) {
    return Night.with(Promise.named("c")).trade(trade).build(new SupplyChainDependency());
  }

  @Test
  void whereAllSuppliersAreListedConcentrationIsExact() {
    Row row =
        dependency(
                """
                JPN CHN import 2504 2024 60
                JPN IND import 2504 2024 30
                JPN DEU import 2504 2024 10
                JPN WLD import 2504 2024 100
                """)
            .one();

    assertThat(row.<Double>getAs("hhi")).isCloseTo(0.36 + 0.09 + 0.01, within(1e-15));
    assertThat(row.<Object>getAs("import_value")).isEqualTo(money("100"));
    assertThat(row.<Object>getAs("suppliers_listed")).isEqualTo(3L);
    assertThat(row.<Double>getAs("suppliers_listed_share")).isEqualTo(1.0);
    assertThat(row.<String>getAs("top_supplier")).isEqualTo("CHN");
    assertThat(row.<Double>getAs("top_supplier_share")).isEqualTo(0.6);
    assertThat(row.<Object>getAs("reason")).isNull();
  }

  @Test
  void aJanuaryIsNotTheYearThatBeginsWithIt() {
    Found rows =
        dependency(
            """
            JPN CHN import 2504 2024 60
            JPN WLD import 2504 2024 100
            JPN CHN import 2504 2024-01 5
            JPN WLD import 2504 2024-01 8
            """);

    assertThat(rows.one("frequency", "A").<Object>getAs("import_value")).isEqualTo(money("100"));
    assertThat(rows.one("frequency", "M").<Object>getAs("import_value")).isEqualTo(money("8"));
    assertThat(new SupplyChainDependency().definition().key())
        .containsExactly("source", "importer", "product", "frequency", "currency", "period_start");
  }

  @Test
  void whereSomeSuppliersAreListedConcentrationIsBounded() {
    Row row =
        dependency(
                """
                JPN CHN import 2504 2024 60
                JPN WLD import 2504 2024 100
                """)
            .one();

    assertThat(row.<Object>getAs("hhi")).isNull();
    assertThat(row.<Double>getAs("hhi_low")).isCloseTo(0.36, within(1e-15));
    assertThat(row.<Double>getAs("hhi_high")).isCloseTo(0.36 + 0.16, within(1e-15));
    assertThat(row.<Double>getAs("suppliers_listed_share")).isEqualTo(0.6);
    assertThat(row.<String>getAs("reason"))
        .isEqualTo("the source does not list all suppliers; hhi lies between hhi_low and hhi_high");
  }

  @Test
  void theLargestListedSupplierIsSureIfTheRestCannotExceedIt() {
    Row row =
        dependency(
                """
                JPN CHN import 2504 2024 50
                JPN WLD import 2504 2024 100
                """)
            .one();

    assertThat(row.<String>getAs("top_supplier")).isEqualTo("CHN");
    assertThat(row.<Double>getAs("top_supplier_share")).isEqualTo(0.5);
  }

  @Test
  void theLargestListedSupplierIsNotNamedIfAnUnlistedOneMightBeLarger() {
    Row row =
        dependency(
                """
                JPN CHN import 2504 2024 49
                JPN WLD import 2504 2024 100
                """)
            .one();

    assertThat(row.<Object>getAs("top_supplier")).isNull();
    assertThat(row.<Object>getAs("top_supplier_share")).isNull();
  }

  @Test
  void ofTwoEqualSuppliersTheFirstCodeIsNamedInEveryRun() {
    Row row =
        dependency(
                """
                JPN CHN import 2504 2024 50
                JPN ARE import 2504 2024 50
                JPN WLD import 2504 2024 100
                """)
            .one();

    assertThat(row.<String>getAs("top_supplier")).isEqualTo("ARE");
  }

  @Test
  void suppliersOfNothingAreNotCounted() {
    Row row =
        dependency(
                """
                JPN CHN import 2504 2024 100
                JPN DEU import 2504 2024 0
                JPN FRA import 2504 2024 -
                JPN WLD import 2504 2024 100
                """)
            .one();

    assertThat(row.<Object>getAs("suppliers_listed")).isEqualTo(1L);
    assertThat(row.<Double>getAs("hhi")).isEqualTo(1.0);
  }

  @Test
  void suppliersThatTwoDataflowsOfASourceListAreTakenTogether() {
    Row row =
        dependency(
                """
                JPN CHN import 2504 2024 60 dataflow=a file=a
                JPN IND import 2504 2024 40 dataflow=b file=b
                JPN WLD import 2504 2024 100 dataflow=b file=b
                """)
            .one();

    assertThat(row.<Object>getAs("suppliers_listed")).isEqualTo(2L);
    assertThat(row.<String>getAs("top_supplier")).isEqualTo("CHN");
    assertThat(row.<Double>getAs("hhi")).isCloseTo(0.36 + 0.16, within(1e-15));
  }

  private static ReportInputs twoProducts() {
    return Night.with(Promise.named("c"))
        .trade(
            """
            JPN CHN import 2504 2024 60
            JPN IND import 2504 2024 30
            JPN WLD import 2504 2024 100
            JPN CHN import 2822 2024 -
            JPN WLD import 2822 2024 5
            """)
        .inputs();
  }

  @Test
  void aSourceOfOneDataflowSaysTheSameAsIfItsRowsWereTakenTogether() {
    ReportInputs inputs = twoProducts();
    SupplyChainDependency table = new SupplyChainDependency();
    Dataset<Row> together =
        new SupplyShares(inputs.materials().products())
            .of(
                SupplyChainDependency.together(inputs.trade().suppliers()),
                table.definition().schema());

    assertThat(Found.in(together).rows())
        .hasSize(2)
        .containsExactlyInAnyOrderElementsOf(Night.build(table, inputs).rows());
  }

  @Test
  void whatDoesNotFitOnTheDriverIsMadeByTasksAndIsTheSame() {
    ReportInputs inputs = twoProducts();

    assertThat(Night.build(new SupplyChainDependency(new DriverMemory(0)), inputs).rows())
        .hasSize(2)
        .containsExactlyInAnyOrderElementsOf(
            Night.build(new SupplyChainDependency(), inputs).rows());
  }

  @Test
  void withoutAWorldNothingIsGuessed() {
    Row row = dependency("JPN CHN import 2504 2024 100").one();

    assertThat(row.<Object>getAs("import_value")).isNull();
    assertThat(row.<Object>getAs("top_supplier")).isNull();
    assertThat(row.<Object>getAs("hhi_high")).isNull();
    assertThat(row.<String>getAs("reason")).isEqualTo("the source has no total over all suppliers");
  }

  @Test
  void aBlankWorldIsMissing() {
    Row row =
        dependency(
                """
                JPN CHN import 2504 2024 100
                JPN WLD import 2504 2024 -
                """)
            .one();

    assertThat(row.<Object>getAs("hhi_low")).isNull();
    assertThat(row.<String>getAs("reason")).isEqualTo("the source is blank");
  }

  @Test
  void importsOfZeroHaveNoShares() {
    Row row =
        dependency(
                """
                JPN CHN import 2504 2024 0
                JPN WLD import 2504 2024 0
                """)
            .one();

    assertThat(row.<Object>getAs("hhi")).isNull();
    assertThat(row.<Object>getAs("suppliers_listed_share")).isNull();
    assertThat(row.<String>getAs("reason")).isEqualTo("imports are not above zero");
  }

  @Test
  void suppliersThatExceedTheTotalAreReported() {
    Row row =
        dependency(
                """
                JPN CHN import 2504 2024 120
                JPN WLD import 2504 2024 100
                """)
            .one();

    assertThat(row.<Object>getAs("hhi")).isNull();
    assertThat(row.<String>getAs("reason"))
        .isEqualTo(
            "the listed suppliers exceed the total: the source states it lower, or one of them below zero");
  }

  @Test
  void thePartnerIsTheOtherPartyOfTheImportersSummits() {
    Found dependency =
        dependency(
            """
            JPN IND import 2504 2024 25
            JPN CHN import 2504 2024 75
            JPN WLD import 2504 2024 100
            USA CHN import 2504 2024 100
            USA WLD import 2504 2024 100
            """);

    Row japan = dependency.one("importer", "JPN");
    assertThat(japan.<String>getAs("partner")).isEqualTo("IND");
    assertThat(japan.<Double>getAs("partner_share")).isEqualTo(0.25);
    assertThat(dependency.one("importer", "USA").<Object>getAs("partner")).isNull();
  }

  @ParameterizedTest
  @CsvSource({"0, 0.0", "-, ", "-5, "})
  void aPartnerThatIsStatedToDeliverNothingHasAShareOfZero(String stated, Double share) {
    Row row =
        dependency(
                """
                JPN IND import 2504 2024 %s
                JPN CHN import 2504 2024 75
                JPN WLD import 2504 2024 100
                """
                    .formatted(stated))
            .one();

    assertThat(row.<Double>getAs("partner_share")).isEqualTo(share);
  }

  @Test
  void aPartyOfSummitsWithTwoOthersHasNoSinglePartner() {
    Found dependency =
        Night.with(Promise.named("c"), Promise.named("d").from("JPN").to("AUS"))
            .trade(
                """
                JPN IND import 2504 2024 100
                JPN WLD import 2504 2024 100
                IND JPN import 2504 2024 100
                IND WLD import 2504 2024 100
                """)
            .build(new SupplyChainDependency());

    assertThat(dependency.one("importer", "JPN").<Object>getAs("partner")).isNull();
    assertThat(dependency.one("importer", "IND").<Object>getAs("partner")).isEqualTo("JPN");
  }

  @Test
  void exportsAndTotalsAreNoSupplyOfAProduct() {
    Found dependency =
        dependency(
            """
            JPN CHN export 2504 2024 100
            JPN CHN import TOTAL 2024 100
            JPN WLD import 2504 2024 100
            """);

    assertThat(dependency.one().<Object>getAs("suppliers_listed")).isEqualTo(0L);
  }

  @Test
  void aProductSaysWhichCriticalMaterialsItHoldsAndOnWhichLists() {
    Found dependency =
        Night.with(Promise.named("c"))
            .critical(ShippedData.reference().materials())
            .trade(
                """
                JPN WLD import 2504 2024 100 revision=HS2022
                JPN WLD import 811292 2021 100 revision=HS2017
                JPN WLD import 25 2024 100
                JPN WLD import 870323 2024 100 revision=HS2022
                """)
            .build(new SupplyChainDependency());

    Row graphite = dependency.one("product", "2504");
    assertThat(graphite.<String>getAs("critical_materials")).isEqualTo("natural_graphite");
    assertThat(graphite.<Object>getAs("critical_exact")).isEqualTo(true);
    assertThat(dependency.one("product", "811292").<Object>getAs("critical_exact"))
        .isEqualTo(false);
    assertThat(dependency.one("product", "870323").<Object>getAs("critical_exact")).isNull();
    assertThat(graphite.<String>getAs("critical_lists")).contains("eu_crm_2023|", "|usgs_2025");
    assertThat(graphite.<String>getAs("hs_revision")).isEqualTo("HS2022");
    assertThat(dependency.one("product", "811292").<String>getAs("critical_materials"))
        .isEqualTo("gallium|germanium|hafnium|indium|niobium|rhenium|vanadium");
    assertThat(dependency.one("product", "25").<Object>getAs("critical_materials")).isNull();
    assertThat(dependency.one("product", "870323").<Object>getAs("critical_lists")).isNull();
  }

  @Test
  void scalingAllMoneyByTenLeavesEveryRatio() {
    Found dependency =
        dependency(
            """
            JPN CHN import 2504 2024 61
            JPN IND import 2504 2024 17
            JPN WLD import 2504 2024 100
            JPN CHN import 2822 2024 610
            JPN IND import 2822 2024 170
            JPN WLD import 2822 2024 1000
            """);

    Row once = dependency.one("product", "2504");
    Row ten = dependency.one("product", "2822");
    for (String ratio :
        new String[] {"top_supplier_share", "partner_share", "hhi_low", "hhi_high"}) {
      assertThat(ten.<Object>getAs(ratio))
          .as(ratio)
          .isNotNull()
          .isEqualTo(once.<Object>getAs(ratio));
    }
  }
}
