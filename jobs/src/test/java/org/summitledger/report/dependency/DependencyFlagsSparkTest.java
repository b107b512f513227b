package org.summitledger.report.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.summitledger.Found.money;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitledger.Found;
import org.summitledger.TestTables;
import org.summitledger.reference.DependencyThresholds;
import org.summitledger.report.Night;
import org.summitledger.report.Promise;
import org.summitledger.source.ShippedData;

class DependencyFlagsSparkTest {
  private static final String BACI = " partners=all world=none reporters=parties";

  /** Three schools, written out: shipped thresholds may change. */
  private static DependencyThresholds schools() {
    return DependencyThresholds.of(
        TestTables.rows(
            """
            school,indicator,comparison,threshold,unit,combined_by,years_of,years_needed,valid_from,recorded_on,reference,note
            cepii_geodep,import_export_ratio,gt,1,ratio,all,3,2,,2020-01-01,,
            cepii_geodep,import_hhi,gt,0.4,ratio,all,3,2,,2020-01-01,,
            cepii_geodep,world_export_hhi,gt,0.4,ratio,all,3,2,,2020-01-01,,
            eu,cdi1,gt,0.4,ratio,all,,,,2020-01-01,,
            eu,cdi2,gt,0.5,ratio,all,,,,2020-01-01,,
            eu,cdi3,gt,1,ratio,all,,,,2020-01-01,,
            merics,import_export_ratio,ge,2,ratio,all,,,,2020-01-01,,
            merics,partner_share,ge,0.3,ratio,all,,,,2020-01-01,,
            merics,supplier_alternatives,unstated,,unstated,all,,,,2020-01-01,,
            """));
  }

  private static Found flags(String trade) {
    return Night.with(Promise.named("c"))
        .critical(ShippedData.reference().materials())
        .schools(schools())
        .trade(trade)
        .build(new DependencyFlags());
  }

  private static Row of(Found flags, String school, String indicator, String... more) {
    return flags.where("school", school, "indicator", indicator, "basis", "value").one(more);
  }

  @Test
  void whereTheSourceStatesExportsTheEuropeanFlagIsUp() {
    Found flags =
        flags(
            """
            JPN CHN import 2504 2024 60
            JPN IND import 2504 2024 30
            JPN DEU import 2504 2024 10
            JPN WLD import 2504 2024 100
            JPN WLD export 2504 2024 40
            """);

    Row first = of(flags, "eu", "cdi1");
    assertThat(first.<Double>getAs("value")).isCloseTo(0.46, within(1e-15));
    assertThat(first.<Double>getAs("distance")).isCloseTo(0.06, within(1e-15));
    assertThat(first.<Object>getAs("holds")).isEqualTo(true);
    assertThat(first.<Boolean>getAs("inputs_complete")).isTrue();
    assertThat(first.<Object>getAs("imports")).isEqualTo(money("100"));
    assertThat(first.<Object>getAs("from_supplier")).isEqualTo(money("60"));
    assertThat(first.<String>getAs("supplier")).isEqualTo("CHN");
    assertThat(first.<String>getAs("amount_unit")).isEqualTo("USD");
    assertThat(first.<String>getAs("critical_materials")).isEqualTo("natural_graphite");
    assertThat(of(flags, "eu", "cdi2").<Double>getAs("value")).isEqualTo(1.0);
    assertThat(of(flags, "eu", "cdi3").<Double>getAs("value")).isEqualTo(2.5);
    Row flag = of(flags, "eu", "flag");
    assertThat(flag.<Object>getAs("holds")).isEqualTo(true);
    assertThat(flag.<Object>getAs("holds_in_window")).isEqualTo(true);
    assertThat(flag.<Double>getAs("value")).isEqualTo(3.0);
    assertThat(flag.<String>getAs("unit")).isEqualTo("conditions");
  }

  @Test
  void anImporterWithoutAUnionSaysThatTheSecondConditionSaysNothing() {
    Row second =
        of(flags("JPN CHN import 2504 2024 60\nJPN WLD import 2504 2024 60\n"), "eu", "cdi2");

    assertThat(second.<Boolean>getAs("inputs_complete")).isFalse();
    assertThat(second.<String>getAs("reason"))
        .isEqualTo(
            "the importer is judged alone, as no customs union: all its imports come from outside,"
                + " and the condition says nothing");
  }

  @Test
  void suppliersThatAreNotListedLeaveTheIndexOpenButNotWhatIsSureOfIt() {
    Found flags =
        flags(
            """
            JPN CHN import 2504 2024 80
            JPN WLD import 2504 2024 100
            USA CHN import 2504 2024 60
            USA WLD import 2504 2024 100
            """);

    Row sure = of(flags, "eu", "cdi1", "importer", "JPN");
    assertThat(sure.<Object>getAs("value")).isNull();
    assertThat(sure.<Object>getAs("distance")).isNull();
    assertThat(sure.<Double>getAs("value_low")).isCloseTo(0.64, within(1e-15));
    assertThat(sure.<Double>getAs("value_high")).isCloseTo(0.68, within(1e-15));
    assertThat(sure.<Double>getAs("distance_low")).isCloseTo(0.24, within(1e-15));
    assertThat(sure.<Object>getAs("holds")).isEqualTo(true);
    assertThat(sure.<String>getAs("reason")).isEqualTo(Reading.OPEN);
    Row open = of(flags, "eu", "cdi1", "importer", "USA");
    assertThat(open.<Object>getAs("holds")).as("0.36 to 0.52").isNull();
    assertThat(of(flags, "merics", "partner_share", "importer", "JPN").<Double>getAs("value"))
        .isEqualTo(0.8);
  }

  /** The file that is read first is of the last dataflow, and has the later year first. */
  @Test
  void suppliersThatTwoDataflowsListAreTakenTogetherAndTheFirstByNameSaysWhatIsMissing() {
    Found flags =
        flags(
            """
            JPN CHN import 2504 2024 60 file=a dataflow=b
            JPN WLD import 2504 2024 100 file=a dataflow=b
            JPN CHN import 2504 2023 50 file=a dataflow=b
            JPN WLD import 2504 2023 - file=a dataflow=b
            JPN IND import 2504 2024 40 file=b dataflow=a
            JPN IND import 2504 2023 70 file=b dataflow=a
            """);

    Row together = of(flags, "eu", "cdi1", "period", "2024");
    assertThat(together.<Double>getAs("value")).isCloseTo(0.52, within(1e-15));
    assertThat(together.<String>getAs("supplier")).isEqualTo("CHN");
    Row open = of(flags, "eu", "cdi1", "period", "2023");
    assertThat(open.<Object>getAs("value")).isNull();
    assertThat(open.<String>getAs("supplier")).isEqualTo("IND");
    assertThat(open.<String>getAs("reason"))
        .isEqualTo("the source has no total over all suppliers");
  }

  @Test
  void whatASourceCannotGiveSaysWhyInTheLastPeriodOnly() {
    Found flags =
        flags(
            """
            JPN CHN import 2504 2023 80
            JPN WLD import 2504 2023 100
            JPN CHN import 2504 2024 80
            JPN WLD import 2504 2024 100
            """);

    Row exports = of(flags, "eu", "cdi3");
    assertThat(exports.<String>getAs("period")).isEqualTo("2024");
    assertThat(exports.<String>getAs("reason"))
        .isEqualTo("the source does not state exports of the importer");
    assertThat(of(flags, "cepii_geodep", "world_export_hhi").<String>getAs("reason"))
        .isEqualTo("the source does not hold the exports of the whole world");
    assertThat(flags.where("school", "eu", "indicator", "flag", "basis", "value").rows())
        .hasSize(2)
        .allSatisfy(
            flag -> {
              assertThat(flag.<Object>getAs("holds")).isNull();
              assertThat(flag.<Double>getAs("value_low")).isEqualTo(2.0);
              assertThat(flag.<Double>getAs("value_high")).isEqualTo(3.0);
              assertThat(flag.<String>getAs("reason"))
                  .isEqualTo("cdi3: the source does not state exports of the importer");
            });
    assertThat(flags.where("basis", "weight").column("period")).containsOnly("2024");
    assertThat(flags.where("basis", "weight", "indicator", "cdi1").one().<String>getAs("reason"))
        .isEqualTo("the source states no weights in one unit");
  }

  @Test
  void theFlagOfMericsCanBeDownButNeverUp() {
    Found flags =
        flags(
            """
            JPN CHN import 2504 2023 100
            JPN WLD import 2504 2023 100
            JPN WLD export 2504 2023 50
            JPN CHN import 2504 2024 100
            JPN WLD import 2504 2024 100
            JPN WLD export 2504 2024 60
            """);

    assertThat(of(flags, "merics", "flag", "period", "2023").<Object>getAs("holds")).isNull();
    assertThat(of(flags, "merics", "flag", "period", "2024").<Object>getAs("holds"))
        .isEqualTo(false);
    assertThat(of(flags, "merics", "import_export_ratio", "period", "2023").<Object>getAs("holds"))
        .as("at the threshold")
        .isEqualTo(true);
    assertThat(of(flags, "merics", "supplier_alternatives").<String>getAs("reason"))
        .isEqualTo(
            "the school's measure and threshold were not found in a public source: its flag can be"
                + " down but never up");
  }

  @Test
  void importsWithoutExportsAreAboveEveryThresholdThoughThereIsNoRatio() {
    Row third =
        of(
            flags(
                """
                JPN CHN import 2504 2024 100
                JPN WLD import 2504 2024 100
                JPN WLD export 2504 2024 0
                """),
            "eu",
            "cdi3");

    assertThat(third.<Object>getAs("value")).isNull();
    assertThat(third.<Object>getAs("holds")).isEqualTo(true);
    assertThat(third.<Boolean>getAs("inputs_complete")).isTrue();
    assertThat(third.<String>getAs("reason")).isEqualTo("exports are not above zero");
  }

  @Test
  void whatAListOfAllProductsLeavesOutIsNotExported() {
    Found flags =
        flags(
            """
            JPN CHN import 2504 2024 100
            JPN WLD import 2504 2024 100
            JPN WLD export 8703 2024 7
            """);

    assertThat(of(flags, "eu", "cdi3").<String>getAs("reason"))
        .isEqualTo("exports are not above zero");
    assertThat(of(flags, "eu", "flag").<Object>getAs("holds")).isEqualTo(true);
  }

  @Test
  void theWorldsTradeGivesGeoDepAllItAsksForAndTwoOfThreeYears() {
    StringJoiner trade = new StringJoiner("\n");
    for (String year : List.of("2022", "2023", "2024")) {
      trade.add("JPN CHN import 250410 " + year + " 80 revision=HS2022" + BACI);
      trade.add("JPN KEN import 250410 " + year + " 20 revision=HS2022" + BACI);
      trade.add("USA CHN import 250410 " + year + " 20 revision=HS2022" + BACI);
      trade.add(
          "USA JPN import 250410 "
              + year
              + (year.equals("2023") ? " 500" : " 10")
              + " revision=HS2022"
              + BACI);
    }
    Found flags = flags(trade + "\n");

    Row world = of(flags, "cepii_geodep", "world_export_hhi", "period", "2024");
    assertThat(world.<Double>getAs("value"))
        .isCloseTo((100 * 100 + 20 * 20 + 10 * 10) / (130.0 * 130), within(1e-15));
    assertThat(
            of(flags, "cepii_geodep", "import_export_ratio", "period", "2024")
                .<Double>getAs("value"))
        .isEqualTo(10.0);
    assertThat(flags.where("school", "cepii_geodep", "indicator", "flag", "basis", "value").rows())
        .extracting(
            r -> r.<String>getAs("period"),
            r -> r.<Boolean>getAs("holds"),
            r -> r.<Boolean>getAs("holds_in_window"),
            r -> r.<Long>getAs("years_in_a_row"),
            r -> r.<Boolean>getAs("changed"),
            r -> r.<Long>getAs("changes"))
        .containsExactlyInAnyOrder(
            org.assertj.core.api.Assertions.tuple("2022", true, null, 1L, null, null),
            org.assertj.core.api.Assertions.tuple("2023", false, null, 0L, true, 1L),
            org.assertj.core.api.Assertions.tuple("2024", true, true, 1L, true, 2L));
    assertThat(of(flags, "eu", "cdi1", "period", "2024").<Double>getAs("value"))
        .isCloseTo(0.68, within(1e-15));
  }

  @Test
  void byWeightAnotherSupplierMayBeTheLargest() {
    Found flags =
        flags(
            """
            JPN CHN import 2504 2024 60 quantity=10 unit=kg
            JPN KEN import 2504 2024 40 quantity=30 unit=kg
            JPN WLD import 2504 2024 100 quantity=40 unit=kg
            JPN WLD export 2504 2024 10 quantity=50 unit=kg
            """);

    Row share = flags.where("basis", "weight").one("indicator", "partner_share");
    assertThat(share.<String>getAs("supplier")).isEqualTo("KEN");
    assertThat(share.<Double>getAs("value")).isEqualTo(0.75);
    assertThat(share.<String>getAs("amount_unit")).isEqualTo("kg");
    assertThat(flags.where("basis", "weight").one("indicator", "cdi3").<Double>getAs("value"))
        .isEqualTo(0.8);
    assertThat(of(flags, "eu", "flag").<Object>getAs("holds")).isEqualTo(true);
    assertThat(
            flags
                .where("basis", "weight", "school", "eu")
                .one("indicator", "flag")
                .<Object>getAs("holds"))
        .isEqualTo(false);
  }

  @Test
  void weightsThatAreMissingOrNoWeightsSayWhich() {
    Found flags =
        flags(
            """
            JPN CHN import 2504 2024 60 quantity=10 unit=kg
            JPN KEN import 2504 2024 40
            JPN WLD import 2504 2024 100 quantity=40 unit=kg
            IND CHN import 2504 2024 60 quantity=10 unit=u
            IND WLD import 2504 2024 60 quantity=10 unit=u
            USA CHN import 2504 2024 60 quantity=10 unit=kg
            USA WLD import 2504 2024 60
            AUS CHN import 2504 2024 60 quantity=10 unit=kg
            AUS WLD import 2504 2024 60 quantity=10 unit=t
            """);

    assertThat(reason(flags, "JPN")).isEqualTo("1 of 2 listed suppliers have no weight");
    assertThat(reason(flags, "IND"))
        .isEqualTo("the source states quantities in u, which is no weight");
    assertThat(reason(flags, "USA")).isEqualTo("the source states no weight of all imports");
    assertThat(reason(flags, "AUS")).isEqualTo("the source states no weights in one unit");
  }

  private static String reason(Found flags, String importer) {
    return flags
        .where("basis", "weight", "importer", importer)
        .one("indicator", "cdi1")
        .getAs("reason");
  }

  @Test
  void otherProductsAreJudgedWhereAPartyListsAllSuppliersAndOnlyByTheirFlags() {
    Found flags =
        flags(
            """
            JPN CHN import 870323 2024 60 partners=all world=none
            USA CHN import 870323 2024 60 partners=all world=none
            JPN CHN import 87 2024 60 partners=all world=none
            JPN CHN import 870324 2024 60 source=other
            JPN WLD import 870324 2024 60 source=other
            """);

    assertThat(flags.column("importer")).containsOnly("JPN");
    assertThat(flags.column("product")).containsOnly("870323");
    assertThat(flags.column("indicator")).hasSize(3).containsOnly("flag");
    assertThat(flags.column("basis")).containsOnly("value");
    assertThat(flags.rows().get(0).<Object>getAs("critical_materials")).isNull();
  }

  @Test
  void aCodeIsFollowedOverRevisionsWhileItsGoodsStayAndNoLonger() {
    Found flags =
        flags(
            """
            JPN CHN import 250410 2021 60 revision=HS2017
            JPN WLD import 250410 2021 60 revision=HS2017
            JPN CHN import 250410 2022 60 revision=HS2022
            JPN WLD import 250410 2022 60 revision=HS2022
            JPN CHN import 811292 2021 60 revision=HS2017
            JPN WLD import 811292 2021 60 revision=HS2017
            JPN CHN import 811292 2022 60 revision=HS2022
            JPN WLD import 811292 2022 60 revision=HS2022
            """);

    assertThat(
            of(flags, "eu", "cdi1", "product", "250410", "period", "2022")
                .<Long>getAs("years_in_a_row"))
        .isEqualTo(2L);
    assertThat(
            of(flags, "eu", "cdi1", "product", "811292", "period", "2022")
                .<Long>getAs("years_in_a_row"))
        .isEqualTo(1L);
  }

  @Test
  void exportsOfACountryThatIsNoPartyAreNotAddedUp() {
    Row third =
        of(
            flags(
                """
                USA CHN import 2504 2024 60
                USA WLD import 2504 2024 60
                USA WLD export 2504 2024 60
                """),
            "eu",
            "cdi3");

    assertThat(third.<String>getAs("reason"))
        .isEqualTo("exports are added up for parties of commitments only");
  }

  @Test
  void whatIsBrokenHasAReasonAndNeverANumberThatIsNone() {
    Found flags =
        flags(
            """
            JPN CHN import 2504 2020 0
            JPN WLD import 2504 2020 0
            JPN CHN import 2504 2021 -
            JPN WLD import 2504 2021 -
            JPN CHN import 2504 2022 -5
            JPN WLD import 2504 2022 -5
            JPN CHN import 2504 2023 50
            JPN WLD import 2504 2023 40
            JPN IND import 2504 2024 5
            JPN CHN import 250410 2024 5
            JPN WLD import 282520 2024 5
            JPN WLD export 2504 2024 -5
            """);

    assertThat(flags.rows()).isNotEmpty();
    for (Row row : flags.rows()) {
      for (String number :
          List.of("value", "value_low", "value_high", "distance", "distance_low")) {
        Double found = row.getAs(number);
        assertThat(found == null || Double.isFinite(found)).as(row.toString()).isTrue();
      }
      if (row.isNullAt(row.fieldIndex("value"))) {
        assertThat(row.<String>getAs("reason")).as(row.toString()).isNotBlank();
      }
    }
    assertThat(of(flags, "eu", "flag", "product", "2504", "period", "2020").<Object>getAs("holds"))
        .isNotEqualTo(true);
    assertThat(of(flags, "eu", "flag", "product", "2504", "period", "2023").<String>getAs("reason"))
        .contains(
            "cdi1: the listed suppliers exceed the total: the source states it lower, or one of them below zero");
  }

  @Test
  void withoutMaterialsOrSchoolsThereIsNothingToSay() {
    String trade = "JPN CHN import 2504 2024 60\nJPN WLD import 2504 2024 60\n";
    assertThat(
            Night.with(Promise.named("c"))
                .schools(schools())
                .trade(trade)
                .build(new DependencyFlags())
                .rows())
        .isEmpty();
    assertThat(
            Night.with()
                .critical(ShippedData.reference().materials())
                .trade(trade)
                .build(new DependencyFlags())
                .rows())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void flagsOfFullListsAreThoseOfTheFormulasAndScaleWithNothing(int seed) {
    Random random = new Random(seed);
    StringJoiner once = new StringJoiner("\n", "", "\n");
    StringJoiner ten = new StringJoiner("\n", "", "\n");
    List<Drawn> drawn = new java.util.ArrayList<>();
    for (int year = 1990; year < 2020; year++) {
      Drawn trade = Drawn.of(random, year);
      drawn.add(trade);
      trade.lines(1).forEach(once::add);
      trade.lines(10).forEach(ten::add);
    }
    Found flags = flags(once.toString());
    Found scaled = flags(ten.toString());

    for (Drawn trade : drawn) {
      String year = String.valueOf(trade.year());
      Row flag = of(flags, "eu", "flag", "period", year);
      assertThat(flag.<Boolean>getAs("holds")).isEqualTo(trade.isDependent());
      assertThat(of(flags, "eu", "cdi1", "period", year).<Double>getAs("value"))
          .isCloseTo(trade.concentration(), within(1e-12));
      assertThat(of(flags, "merics", "partner_share", "period", year).<Double>getAs("value"))
          .isCloseTo(trade.largest() / trade.all(), within(1e-12));
      for (String indicator : List.of("cdi1", "cdi3", "flag")) {
        assertThat(of(scaled, "eu", indicator, "period", year).<Object>getAs("value"))
            .isEqualTo(of(flags, "eu", indicator, "period", year).<Object>getAs("value"));
      }
    }
  }

  /** A year's imports from three suppliers, and exports. */
  private record Drawn(int year, List<BigDecimal> suppliers, BigDecimal exports) {
    static Drawn of(Random random, int year) {
      return new Drawn(
          year,
          List.of(amount(random), amount(random), amount(random)),
          amount(random).multiply(BigDecimal.valueOf(3)));
    }

    private static BigDecimal amount(Random random) {
      return BigDecimal.valueOf(1 + random.nextInt(1000));
    }

    List<String> lines(int times) {
      BigDecimal factor = BigDecimal.valueOf(times);
      BigDecimal all = suppliers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      String of = " import 2504 " + year + " ";
      return List.of(
          "JPN CHN" + of + suppliers.get(0).multiply(factor),
          "JPN IND" + of + suppliers.get(1).multiply(factor),
          "JPN KEN" + of + suppliers.get(2).multiply(factor),
          "JPN WLD" + of + all.multiply(factor),
          "JPN WLD export 2504 " + year + " " + exports.multiply(factor));
    }

    double all() {
      return suppliers.stream().mapToDouble(BigDecimal::doubleValue).sum();
    }

    double largest() {
      return suppliers.stream().mapToDouble(BigDecimal::doubleValue).max().orElseThrow();
    }

    double concentration() {
      return suppliers.stream().mapToDouble(s -> Math.pow(s.doubleValue() / all(), 2)).sum();
    }

    /** The European Commission's three conditions; the second always holds. */
    boolean isDependent() {
      return concentration() > 0.4 && all() > exports.doubleValue();
    }
  }

  @Test
  void aMemberOfTheEuropeanUnionHasNoFlagOfTheUnion() {
    Found flags =
        flags(
            """
            DEU NLD import 2504 2024 100
            DEU WLD import 2504 2024 100
            GBR NLD import 2504 2024 100
            GBR WLD import 2504 2024 100
            """);

    for (String indicator : List.of("cdi1", "cdi2", "cdi3")) {
      Row member = of(flags, "eu", indicator, "importer", "DEU");
      assertThat(member.<Object>getAs("value")).as(indicator).isNull();
      assertThat(member.<Object>getAs("holds")).as(indicator).isNull();
      assertThat(member.<String>getAs("reason"))
          .isEqualTo(
              "the importer is in the customs union of the European Union, whose indicators are of"
                  + " imports from outside it");
    }
    assertThat(of(flags, "eu", "flag", "importer", "DEU").<Double>getAs("value_low")).isZero();
    assertThat(of(flags, "cepii_geodep", "import_hhi", "importer", "DEU").<Object>getAs("holds"))
        .isEqualTo(true);
    assertThat(of(flags, "eu", "cdi1", "importer", "GBR").<Object>getAs("holds")).isEqualTo(true);
  }

  private static String thirdOf(String trade) {
    return of(flags(trade), "eu", "cdi3", "importer", "JPN", "source", "s").getAs("reason");
  }

  @Test
  void whatAWorldDoesNotSayOfExportsIsNotZero() {
    String imports = "JPN CHN import 250410 2024 60 revision=HS2022" + BACI + "\n";
    assertThat(thirdOf(imports + "USA KEN import 250410 2024 10 revision=HS2022" + BACI + "\n"))
        .as("no exports of Japan at all")
        .isEqualTo("the source does not state exports of the importer");
    assertThat(
            thirdOf(
                """
                JPN CHN import 2504 2024 60
                JPN WLD import 2504 2024 60
                JPN USA export 250410 2024 1000 dataflow=w partners=all world=none reporters=parties
                """))
        .as("a world of subheadings, imports of a heading")
        .isEqualTo("the source states exports of the world, but not at the product's level");
    assertThat(thirdOf(imports + "USA JPN import 870323 2024 10 revision=HS2022" + BACI + "\n"))
        .as("a list of all subheadings")
        .isEqualTo("exports are not above zero");
  }

  @Test
  void aWorldThatIsBlankOfAnExportHasNoExportOfZero() {
    String imports = "JPN CHN import 250410 2024 60 revision=HS2022" + BACI + "\n";
    assertThat(thirdOf(imports + "USA JPN import 250410 2024 - revision=HS2022" + BACI + "\n"))
        .isEqualTo("the source is blank in exports");
  }

  @Test
  void aDataflowOfExportsSpeaksForTheWorldBeforeOneOfImports() {
    Row third =
        of(
            flags(
                """
                JPN CHN import 250410 2024 60 dataflow=a-imports partners=all world=none reporters=parties
                USA JPN import 250410 2024 33 dataflow=a-imports partners=all world=none reporters=parties
                JPN USA export 250410 2024 30 dataflow=b-exports partners=all world=none reporters=parties
                """),
            "eu",
            "cdi3");

    assertThat(third.<Double>getAs("value")).isEqualTo(2.0);
  }

  @Test
  void exportsOfACodeThatMeansOtherGoodsAreNotHeldAgainstImports() {
    assertThat(
            thirdOf(
                """
                JPN CHN import 811292 2024 60 revision=HS2022
                JPN WLD import 811292 2024 60 revision=HS2022
                JPN WLD export 811292 2024 60 revision=HS2017
                """))
        .isEqualTo(
            "the source states exports in another HS revision, in which the code means other goods");
    Row same =
        of(
            flags(
                """
                JPN CHN import 250410 2024 60 revision=HS2022
                JPN WLD import 250410 2024 60 revision=HS2022
                JPN WLD export 250410 2024 30 revision=HS2017
                """),
            "eu",
            "cdi3");
    assertThat(same.<Double>getAs("value")).isEqualTo(2.0);
  }

  @Test
  void nationalLinesOfImportsAndExportsAreTwoLists() {
    assertThat(
            thirdOf(
                """
                JPN CHN import 25041000 2024 60
                JPN WLD import 25041000 2024 60
                JPN WLD export 870323 2024 5
                """))
        .isEqualTo(
            "codes beyond HS6 are a country's own, and those of exports may mean other goods");
  }

  @Test
  void aSchoolMayAskForTheLargestSupplierByItsName() {
    DependencyThresholds mine =
        DependencyThresholds.of(
            TestTables.rows(
                """
                school,indicator,comparison,threshold,unit,combined_by,years_of,years_needed,valid_from,recorded_on,reference,note
                mine,top_supplier_share,gt,0.5,ratio,all,,,,2020-01-01,,
                """));
    Found flags =
        Night.with(Promise.named("c"))
            .critical(ShippedData.reference().materials())
            .schools(mine)
            .trade("JPN CHN import 2504 2024 60\nJPN WLD import 2504 2024 100\n")
            .build(new DependencyFlags());

    assertThat(of(flags, "mine", "top_supplier_share").<Double>getAs("value")).isEqualTo(0.6);
    assertThat(of(flags, "mine", "flag").<Object>getAs("holds")).isEqualTo(true);
  }

  @Test
  void ofASourceOfManyImportersOnlyPartiesAreJudged() {
    StringJoiner trade = new StringJoiner("\n", "", "\n");
    for (int i = 0; i <= Importers.FEW; i++) {
      String importer = i == 0 ? "JPN" : "X" + (char) ('A' + i) + "X";
      trade.add(importer + " CHN import 2504 2024 60");
      trade.add(importer + " WLD import 2504 2024 60");
    }
    assertThat(flags(trade.toString()).column("importer")).containsOnly("JPN");
    String fewer = trade.toString().replaceAll("XBX .*\n", "");
    assertThat(flags(fewer).where("indicator", "cdi1", "basis", "value").column("importer"))
        .hasSize(Importers.FEW);
  }

  @Test
  void aProductThatHoldsOtherGoodsTooSaysSo() {
    Found flags =
        flags(
            """
            JPN CHN import 253090 2024 60 revision=HS2022
            JPN WLD import 253090 2024 60 revision=HS2022
            JPN CHN import 250410 2024 60 revision=HS2022
            JPN WLD import 250410 2024 60 revision=HS2022
            """);

    assertThat(of(flags, "eu", "cdi1", "product", "253090").<Object>getAs("critical_exact"))
        .isEqualTo(false);
    assertThat(of(flags, "eu", "cdi1", "product", "250410").<Object>getAs("critical_exact"))
        .isEqualTo(true);
  }
}
