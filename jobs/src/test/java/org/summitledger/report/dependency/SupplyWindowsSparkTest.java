package org.summitledger.report.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.summitledger.Found.money;

import java.time.YearMonth;
import java.util.StringJoiner;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.summitledger.Found;
import org.summitledger.report.Night;
import org.summitledger.report.Promise;
import org.summitledger.source.ShippedData;

/** Dependency over twelve months, from files of months and quarters. */
class SupplyWindowsSparkTest {
  private static Found flags(String trade) {
    return Night.with(Promise.named("c"))
        .critical(ShippedData.reference().materials())
        .schools(ShippedData.reference().thresholds())
        .trade(trade)
        .build(new DependencyFlags());
  }

  /** China and Kenya take turns; both together deliver 10 a month. */
  private static String months(String first, int count, String more) {
    StringJoiner lines = new StringJoiner("\n", "", "\n");
    for (int i = 0; i < count; i++) {
      YearMonth month = YearMonth.parse(first).plusMonths(i);
      lines.add("JPN " + (i % 2 == 0 ? "CHN" : "KEN") + " import 2504 " + month + " 10" + more);
      lines.add("JPN WLD import 2504 " + month + " 10" + more);
    }
    return lines.toString();
  }

  private static Row cdi1(Found flags, String basis, String period) {
    return flags.where("school", "eu", "indicator", "cdi1", "basis", basis).one("period", period);
  }

  @Test
  void aSupplierIsWhatItDeliversInTwelveMonths() {
    Found flags = flags(months("2022-01", 14, " quantity=2 unit=kg"));

    Row first = cdi1(flags, "value", "2022-12");
    assertThat(first.<Double>getAs("value"))
        .as("each month alone has 1")
        .isCloseTo(0.5, within(1e-15));
    assertThat(first.<Object>getAs("imports")).isEqualTo(money("120"));
    assertThat(first.<String>getAs("method")).isEqualTo("moving_12_months");
    assertThat(first.<String>getAs("supplier")).isEqualTo("CHN");
    assertThat(cdi1(flags, "weight", "2022-12").<Double>getAs("value"))
        .isCloseTo(0.5, within(1e-15));
    assertThat(cdi1(flags, "weight", "2022-12").<Object>getAs("imports")).isEqualTo(money("24"));
  }

  @Test
  void aWindowThatLacksAMonthSaysWhich() {
    Row early = cdi1(flags(months("2022-01", 12, "")), "value", "2022-11");

    assertThat(early.<Object>getAs("value")).isNull();
    assertThat(early.<Object>getAs("holds")).isNull();
    assertThat(early.<String>getAs("reason"))
        .isEqualTo("of the twelve months the period from 2021-12-01 is missing");
  }

  @Test
  void aMonthInWhichAllProductsAreListedButThisIsAMonthWithoutImports() {
    String lines = months("2022-01", 12, "").replaceAll("JPN \\w+ import 2504 2022-05 10\n", "");
    Row other = cdi1(flags(lines + "JPN WLD import 8703 2022-05 7\n"), "value", "2022-12");

    assertThat(other.<Object>getAs("imports")).isEqualTo(money("110"));
    assertThat(other.<Double>getAs("value"))
        .isCloseTo((50.0 * 50 + 60 * 60) / (110.0 * 110), within(1e-15));
  }

  @Test
  void aSupplierWithoutAWeightInOneMonthLeavesTheYearWithoutWeights() {
    String lines = months("2022-01", 12, " quantity=2 unit=kg");
    Found flags = flags(lines.replace("2022-05 10 quantity=2 unit=kg", "2022-05 10"));

    assertThat(
            flags
                .where("basis", "weight", "school", "eu", "indicator", "cdi1")
                .one("period", "2022-12")
                .<String>getAs("reason"))
        .isEqualTo("not all suppliers have a weight");
    assertThat(cdi1(flags, "value", "2022-12").<Object>getAs("value")).isNotNull();
  }

  @Test
  void fourQuartersAreTwelveMonthsToo() {
    Found flags =
        flags(
            """
            JPN CHN import 2504 2022Q1 10
            JPN WLD import 2504 2022Q1 10
            JPN KEN import 2504 2022Q2 10
            JPN WLD import 2504 2022Q2 10
            JPN CHN import 2504 2022Q3 10
            JPN WLD import 2504 2022Q3 10
            JPN KEN import 2504 2022Q4 10
            JPN WLD import 2504 2022Q4 10
            """);

    assertThat(cdi1(flags, "value", "2022-Q4").<Double>getAs("value"))
        .isCloseTo(0.5, within(1e-15));
    assertThat(cdi1(flags, "value", "2022-Q3").<Object>getAs("value")).isNull();
  }

  @Test
  void exportsAreThoseOfTheSameTwelveMonths() {
    StringJoiner exports = new StringJoiner("\n", "", "\n");
    for (int month = 1; month <= 12; month++) {
      exports.add("JPN WLD export 2504 2022-%02d 5".formatted(month));
    }
    Found flags = flags(months("2022-01", 12, "") + exports);

    assertThat(
            flags
                .where("school", "eu", "indicator", "cdi3", "basis", "value")
                .one("period", "2022-12")
                .<Double>getAs("value"))
        .isEqualTo(2.0);
  }

  @Test
  void whereAFileListsAllPartnersAndNoWorldTheyAreTheWorld() {
    String lines = months("2022-01", 12, " partners=all world=none").replaceAll("JPN WLD .*\n", "");

    Row row = cdi1(flags(lines), "value", "2022-12");
    assertThat(row.<Object>getAs("imports")).isEqualTo(money("120"));
    assertThat(row.<Double>getAs("value")).isCloseTo(0.5, within(1e-15));
  }

  /** China delivers 10 a month, and the world buys 12, with more=name behind each line. */
  private static String both(String product, String first, int count, String more) {
    StringJoiner lines = new StringJoiner("\n", "", "\n");
    for (int i = 0; i < count; i++) {
      YearMonth month = YearMonth.parse(first).plusMonths(i);
      String of = " " + product + " " + month + " ";
      lines.add("JPN CHN import" + of + "10" + more);
      lines.add("JPN WLD import" + of + "10" + more);
      lines.add("JPN WLD export" + of + "12" + more);
    }
    return lines.toString();
  }

  private static Row cdi3(Found flags, String product, String period) {
    return flags
        .where("school", "eu", "indicator", "cdi3", "basis", "value", "product", product)
        .one("period", period);
  }

  @Test
  void exportsOfTheMonthsBeforeARevisionCountIfTheCodeHasTheSameGoods() {
    Found flags =
        flags(
            both("250410", "2021-01", 12, " revision=HS2017")
                + both("250410", "2022-01", 1, " revision=HS2022"));

    Row january = cdi3(flags, "250410", "2022-01");
    assertThat(january.<Double>getAs("value")).isCloseTo(120 / 144.0, within(1e-15));
    assertThat(january.<Object>getAs("holds")).isEqualTo(false);
    assertThat(january.<Boolean>getAs("inputs_complete")).isTrue();
  }

  @Test
  void monthsInWhichACodeMeansOtherGoodsAreNoPartOfTheYear() {
    Found flags =
        flags(
            both("811292", "2021-01", 12, " revision=HS2017")
                + both("811292", "2022-01", 12, " revision=HS2022"));

    assertThat(cdi3(flags, "811292", "2022-01").<String>getAs("reason"))
        .isEqualTo(
            "of the twelve months the period from 2021-02-01 is of another HS revision, in which the"
                + " code may mean other goods");
    Row january =
        flags.where("school", "eu", "indicator", "cdi1", "basis", "value").one("period", "2022-01");
    assertThat(january.<Object>getAs("imports")).isNull();
    assertThat(cdi3(flags, "811292", "2022-12").<Double>getAs("value"))
        .isCloseTo(120 / 144.0, within(1e-15));
  }

  @Test
  void aCodeThatIsNewHasNoMonthsBeforeItsRevision() {
    Found flags =
        flags(
            both("870323", "2021-01", 12, " revision=HS2017")
                + both("811241", "2022-01", 3, " revision=HS2022"));

    assertThat(
            flags
                .where("school", "eu", "indicator", "cdi1", "basis", "value")
                .one("period", "2022-03")
                .<String>getAs("reason"))
        .isEqualTo(
            "of the twelve months the period from 2021-04-01 is of another HS revision, in which the"
                + " code may mean other goods");
  }

  @Test
  void aMonthInTwoRevisionsIsOneRowWithoutRevision() {
    Found flags =
        flags(
            both("811292", "2022-01", 12, " revision=HS2022")
                + "JPN KEN import 811292 2022-12 5 revision=HS2017\n"
                + "JPN WLD import 811292 2022-12 5 revision=HS2017\n");

    Row december = cdi1(flags, "value", "2022-12");
    assertThat(december.<Object>getAs("hs_revision")).isNull();
    assertThat(december.<Object>getAs("imports")).isEqualTo(money("125"));
  }

  @Test
  void aMonthWhoseLinesAreAllBlankIsNoMonthOfZero() {
    String months = months("2022-01", 12, " quantity=2 unit=kg partners=all world=none");
    String lines =
        months
            .replaceAll("JPN WLD .*\n", "")
            .replace("2022-05 10 quantity=2", "2022-05 - quantity=2");

    Found flags = flags(lines);
    assertThat(cdi1(flags, "value", "2022-12").<String>getAs("reason"))
        .isEqualTo("the source is blank");
    assertThat(
            flags
                .where("school", "eu", "indicator", "cdi1")
                .where("basis", "weight")
                .column("reason"))
        .contains("the source is blank");
  }

  @Test
  void aCorrectionIsTakenOffItsSupplier() {
    String lines = months("2022-01", 12, "").replaceAll("JPN \\w+ import 2504 2022-02 10\n", "");
    Row row =
        cdi1(
            flags(
                lines
                    + "JPN CHN import 2504 2022-02 -10\n"
                    + "JPN AUS import 2504 2022-02 -3\n"
                    + "JPN WLD import 2504 2022-02 -10\n"),
            "value",
            "2022-12");

    assertThat(row.<Object>getAs("imports")).isEqualTo(money("100"));
    assertThat(row.<Double>getAs("value"))
        .as("50 of China and 50 of Kenya")
        .isCloseTo(0.5, within(1e-15));
  }

  @Test
  void aFileOfHeadingsSaysNothingOfSubheadingsThatAreMissing() {
    String lines =
        both("250410", "2022-01", 12, " dataflow=fine file=fine")
            .replaceAll("JPN \\w+ import 250410 2022-05 .*\n", "");
    Found flags =
        Night.with(Promise.named("c"))
            .critical(ShippedData.reference().materials())
            .schools(ShippedData.reference().thresholds())
            .trade(lines + "JPN WLD import 8703 2022-05 7 source=s dataflow=headings\n")
            .build(new DependencyFlags());

    assertThat(cdi1(flags, "value", "2022-12").<String>getAs("reason"))
        .isEqualTo("of the twelve months the period from 2022-05-01 is missing");
  }
}
