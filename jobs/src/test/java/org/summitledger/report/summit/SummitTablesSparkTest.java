package org.summitledger.report.summit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.summitledger.Found;
import org.summitledger.report.Night;
import org.summitledger.report.Promise;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.report.trade.ReportTable;

/**
 * Japan promised India something in 2014. Fiscal 2010 to 2019; machines from Japan double when the
 * window opens, all else goes on.
 */
class SummitTablesSparkTest {
  private static Night night(String scale) {
    return Night.with(
            Promise.named("p").window("2014-09-01", "2019-09-01"),
            Promise.named("later").window("2035-01-01", "2040-01-01"),
            Promise.named("open"))
        .scenario(Promise.assumingScope("scoped", "p", "chips"))
        .trade(trade(scale));
  }

  private static String trade(String scale) {
    List<String> lines = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(7);
    for (int year = 2010; year < 2022; year++) {
      long machines = 1000 + random.nextInt(20);
      lines.add(line("JPN", "84", year, (year < 2014 ? 1 : 2) * machines, scale));
      lines.add(line("JPN", "87", year, 500 + random.nextInt(9), scale));
      lines.add(line("JPN", "30", year, 300 + random.nextInt(9), scale));
      lines.add(line("WLD", "84", year, 60_000 + random.nextInt(500), scale));
      lines.add(line("WLD", "87", year, 30_000 + random.nextInt(500), scale));
      for (int donor = 0; donor < 24; donor++) {
        long level = 100L * (donor + 5);
        String name = "D" + (char) ('A' + donor) + "A";
        lines.add(line(name, "84", year, level + random.nextInt(40), scale));
      }
    }
    lines.add("IND JPN export 84 FY2013 5");
    return String.join("\n", lines) + "\n";
  }

  private static String line(String partner, String chapter, int year, long value, String scale) {
    return "IND %s import %s FY%d %d%s".formatted(partner, chapter, year, value, scale);
  }

  private static Found counterfactual;
  private static Found donors;
  private static Found stability;

  @BeforeAll
  static void build() {
    ReportInputs inputs = night("").inputs();
    counterfactual = Night.build(new Counterfactuals(), inputs);
    donors = Night.build(new CounterfactualDonors(), inputs);
    stability = Night.build(new TradeStability(), inputs);
  }

  private static Found of(String scenario, String sector) {
    return counterfactual.where(
        "commitment_id", "p", "scenario", scenario, "flow", "import", "sector", sector);
  }

  private static String reason(Row row) {
    return row.getAs("reason");
  }

  @Test
  void everyMethodHasARowForEveryPeriodWhileTheWindowIsOpen() {
    Found machines = of("stated", "machines");

    for (String method : List.of("log_linear_trend", "constant_share", "synthetic_control")) {
      assertThat(machines.where("method", method).column("period"))
          .as(method)
          .containsExactlyInAnyOrder("2015-16", "2016-17", "2017-18", "2018-19", "2019-20");
    }
    assertThat(reason(machines.one("method", "difference_in_differences")))
        .isEqualTo("no source states a scope, so that no sector is out of it");
  }

  @Test
  void aDoublingIsSeenByEveryMethodAndThePlacebos() {
    Found machines = of("stated", "machines");
    assertThat(machines.column("evidence")).containsOnly("strong");
    for (Row row : machines.where("method", "synthetic_control").rows()) {
      double actual = row.<BigDecimal>getAs("actual_value").doubleValue();
      double expected = row.getAs("expected_value");
      assertThat(row.<Double>getAs("effect")).isEqualTo(actual - expected);
      assertThat(row.<Double>getAs("effect_ratio")).isCloseTo(1, within(0.1));
      assertThat(row.<Object>getAs("side")).isEqualTo("above");
      assertThat(row.<Object>getAs("placebo_rank")).isEqualTo(1L);
      assertThat(row.<Object>getAs("placebos")).isEqualTo(24L);
      assertThat(reason(row))
          .isEqualTo("one of many mixtures that fit: 24 donors, 4 periods before (Abadie 2021)");
      assertThat(row.<Boolean>getAs("inputs_complete")).isFalse();
      assertThat(row.<Double>getAs("placebo_p")).isCloseTo(1 / 25.0, within(1e-15));
      assertThat(row.<Double>getAs("low")).isLessThan(expected);
      assertThat(row.<Double>getAs("high")).isBetween(expected, actual);
    }
  }

  @Test
  void whereNothingHappenedThereIsNoEvidence() {
    assertThat(of("stated", "vehicles").column("evidence")).containsOnly("none");
  }

  @Test
  void aScopeLetsSectorsBeComparedWithThoseOutOfIt() {
    Row scoped =
        of("scoped", "machines")
            .one("method", "difference_in_differences", "period_start", "2015-04-01");

    assertThat(scoped.<Double>getAs("effect_ratio")).isCloseTo(1, within(0.1));
    assertThat(reason(scoped)).isEqualTo("no interval: it takes 3 controls, and there are 2");
    assertThat(scoped.<Boolean>getAs("inputs_complete")).isFalse();
    assertThat(reason(of("scoped", "vehicles").one("method", "difference_in_differences")))
        .isEqualTo("the sector is out of scope itself");
    assertThat(
            donors
                .where("scenario", "scoped", "method", "difference_in_differences")
                .column("donor"))
        .containsExactlyInAnyOrder("other", "vehicles");
  }

  @Test
  void allProductsAreTheSumOfTheSectors() {
    Row total =
        of("stated", "all_products").one("method", "constant_share", "period_start", "2015-04-01");
    Row trend =
        of("stated", "all_products")
            .one("method", "log_linear_trend", "period_start", "2015-04-01");
    BigDecimal sum =
        List.of("machines", "vehicles", "other").stream()
            .map(
                s ->
                    of("stated", s)
                        .one("method", "log_linear_trend", "period_start", "2015-04-01")
                        .<BigDecimal>getAs("actual_value"))
            .reduce(BigDecimal.ZERO, BigDecimal::add);

    assertThat(total.<BigDecimal>getAs("actual_value")).isEqualTo(sum);
    assertThat(trend.<BigDecimal>getAs("actual_value")).isEqualTo(sum);
    assertThat(reason(of("scoped", "all_products").one("method", "difference_in_differences")))
        .isEqualTo("all products together hold the sectors out of scope");
  }

  @Test
  void whatCannotBeAnsweredAtAllIsSaidOnce() {
    Row open = counterfactual.one("commitment_id", "open", "flow", "import");
    Row later = counterfactual.one("commitment_id", "later", "flow", "import");

    assertThat(open.<Object>getAs("method")).isEqualTo("all");
    assertThat(reason(open)).isEqualTo("no source states a window");
    assertThat(reason(later))
        .isEqualTo("no period that starts with the window or later has a figure yet");
    assertThat(later.<Object>getAs("period")).isEqualTo("2021-22");
    assertThat(later.<Object>getAs("evidence")).isNull();
    assertThat(reason(of("stated", "defence_equipment").one()))
        .isEqualTo("not observable: the statistics hold no defence goods");
  }

  @Test
  void weightsAddUpToOneAndRanksAreThoseOfTheRatios() {
    Found mixed =
        donors.where("commitment_id", "p", "scenario", "stated", "method", "synthetic_control");
    List<Row> machines = mixed.where("sector", "machines").rows();

    assertThat(machines).hasSize(24);
    assertThat(machines.stream().mapToDouble(r -> r.<Double>getAs("weight")).sum())
        .isCloseTo(1, within(1e-9));
    for (Row row : machines) {
      double own = row.getAs("post_pre_ratio");
      long higher = machines.stream().filter(r -> r.<Double>getAs("post_pre_ratio") >= own).count();
      assertThat(row.<Long>getAs("placebo_rank"))
          .isEqualTo(higher + (row.<Double>getAs("treated_post_pre_ratio") >= own ? 1 : 0));
    }
  }

  @Test
  void moneyTenTimesAsLargeIsTenTimesTheEffectAndTheSameWord() {
    Found ten = night("0").build(new Counterfactuals());

    assertThat(ten.rows()).hasSameSizeAs(counterfactual.rows());
    for (Row row : counterfactual.where("commitment_id", "p", "flow", "import").rows()) {
      Row other =
          ten.one(
              "commitment_id", "p",
              "scenario", row.getAs("scenario"),
              "flow", "import",
              "sector", row.getAs("sector"),
              "method", row.getAs("method"),
              "period_start", row.getAs("period_start").toString());
      assertThat(other.<Object>getAs("evidence")).isEqualTo(row.getAs("evidence"));
      Double ratio = row.getAs("effect_ratio");
      if (ratio != null) {
        assertThat(other.<Double>getAs("effect_ratio")).isCloseTo(ratio, within(1e-6));
        assertThat(other.<Double>getAs("high") == null).isEqualTo(row.getAs("high") == null);
      }
    }
  }

  @Test
  void theSameNightGivesTheSameRows() {
    assertThat(night("").build(new Counterfactuals()).rows()).isEqualTo(counterfactual.rows());
  }

  @Test
  void stabilityIsToldBeforeAndSinceTheSummit() {
    Found machines = stability.where("partner", "JPN", "flow", "import", "sector", "machines");
    Row fall = machines.one("span", "since", "indicator", "largest_drawdown");

    assertThat(fall.<Object>getAs("opens").toString()).isEqualTo("2014-09-01");
    assertThat(fall.<Object>getAs("span_start").toString()).isEqualTo("2015-04-01");
    assertThat(fall.<Object>getAs("span_end").toString()).isEqualTo("2022-04-01");
    assertThat(fall.<Object>getAs("periods")).isEqualTo(7L);
    assertThat(machines.where("span", "before").column("periods")).containsOnly(4L);
    assertThat(
            machines
                .one("span", "since", "indicator", "log_growth_deviation")
                .<Double>getAs("value"))
        .as("the doubling is growth into the year in which the window opens")
        .isLessThan(0.05);
  }

  @Test
  void concentrationOfPartnersIsOfTheWorldOnly() {
    assertThat(stability.where("indicator", "partner_concentration").column("partner"))
        .containsOnly("WLD");
    assertThat(
            reason(
                stability.one(
                    "partner", "WLD",
                    "sector", "vehicles",
                    "span", "before",
                    "indicator", "partner_concentration")))
        .isEqualTo("the partners that the source lists make up 0.01 of the whole");
  }

  @Test
  void aSpanWithoutFiguresSaysSoOnce() {
    Row since = stability.one("flow", "export", "sector", "machines", "span", "since");

    assertThat(since.<Object>getAs("indicator")).isEqualTo("all");
    assertThat(reason(since)).isEqualTo("the source has no figure in the span");
    assertThat(since.<Object>getAs("span_start")).isNull();
  }

  @Test
  void badTradeGivesReasonsAndFiniteNumbers() {
    Night bad =
        Night.with(Promise.named("p").window("2014-09-01", "2019-09-01"))
            .trade(
                """
                IND JPN import 84 FY2010 0
                IND JPN import 84 FY2011 0
                IND JPN import 84 FY2012 0
                IND JPN import 84 FY2013 0
                IND JPN import 84 FY2014 0
                IND JPN import 84 FY2015 0
                IND JPN import 87 FY2013 5
                IND JPN import 87 FY2015 -5
                IND JPN import 30 FY2010 3
                IND JPN import 30 FY2011 4
                IND JPN import 30 FY2012 -1
                IND JPN import 30 FY2013 3
                IND JPN import 30 FY2014 3
                IND JPN import 30 FY2015 -
                IND JPN import 30 FY2016 3
                JPN IND export 84 FY2015 7
                """);
    ReportInputs inputs = bad.inputs();
    for (ReportTable table :
        List.of(new Counterfactuals(), new CounterfactualDonors(), new TradeStability())) {
      for (Row row : Night.build(table, inputs).rows()) {
        for (int i = 0; i < row.size(); i++) {
          if (row.get(i) instanceof Double number) {
            assertThat(number).isFinite();
          }
        }
      }
    }
    Found rows = Night.build(new Counterfactuals(), inputs);
    assertThat(
            reason(rows.one("sector", "machines", "flow", "import", "method", "log_linear_trend")))
        .isEqualTo("no logarithm: the value of period 2010-11 is 0");
    assertThat(
            rows.where("sector", "machines", "flow", "import", "method", "log_linear_trend")
                .column("inputs_complete"))
        .as("all figures are there")
        .containsOnly(true);
    Row few = rows.one("sector", "vehicles", "method", "synthetic_control");
    assertThat(reason(few))
        .isEqualTo("the method needs 4 periods before the summit; 1 have figures");
    assertThat(few.<Boolean>getAs("inputs_complete")).isFalse();
    assertThat(reason(rows.one("sector", "machines", "flow", "export", "method", "constant_share")))
        .isEqualTo("the source holds no trade with the world");
  }

  @Test
  void whatSumsLackThatTheSourceLeavesBlankIsNamedByPeriod() {
    StringBuilder lines = new StringBuilder();
    for (int year = 2010; year < 2020; year++) {
      lines.append("IND JPN import 86 FY%d %s\n".formatted(year, year == 2013 ? "-" : "50"));
      lines.append("IND JPN import 87 FY%d %d\n".formatted(year, 100 + year % 3));
    }
    ReportInputs inputs =
        Night.with(Promise.named("p").window("2014-04-01", "2019-04-01"))
            .trade(lines.toString())
            .inputs();

    Row fall =
        Night.build(new TradeStability(), inputs)
            .one("sector", "vehicles", "span", "before", "indicator", "largest_drawdown");
    assertThat(fall.<Boolean>getAs("inputs_complete")).isFalse();
    assertThat(reason(fall)).isEqualTo("blank products in 2013-14");
    Row growth =
        Night.build(new TradeStability(), inputs)
            .one("sector", "vehicles", "span", "since", "indicator", "log_growth_deviation");
    assertThat(reason(growth))
        .isEqualTo("blank products in 2013-14, with which growth is compared");
    Row trend =
        Night.build(new Counterfactuals(), inputs)
            .one("sector", "vehicles", "method", "log_linear_trend", "period", "2016-17");
    assertThat(trend.<Boolean>getAs("inputs_complete")).isFalse();
    assertThat(reason(trend)).isEqualTo("blank products in 2013-14");
  }

  @Test
  void whatASeriesIsHeldAgainstMayLackProductsToo() {
    StringBuilder lines = new StringBuilder();
    for (int year = 2010; year < 2020; year++) {
      lines.append("IND JPN import 84 FY%d %d\n".formatted(year, 100 + year % 3));
      lines.append("IND JPN import 86 FY%d %s\n".formatted(year, year == 2012 ? "-" : "50"));
      lines.append("IND JPN import 87 FY%d %d\n".formatted(year, 90 + year % 4));
      lines.append("IND WLD import 84 FY%d %d\n".formatted(year, 900 + year % 5));
      lines.append("IND WLD import 85 FY%d %s\n".formatted(year, year == 2011 ? "-" : "50"));
      lines.append("IND CHN import 84 FY%d %d\n".formatted(year, 70 + year % 4));
      lines.append("IND CHN import 85 FY%d %s\n".formatted(year, year == 2013 ? "-" : "20"));
      lines.append("IND KEN import 84 FY%d %d\n".formatted(year, 60 + year % 5));
    }
    ReportInputs inputs =
        Night.with(Promise.named("p").window("2014-04-01", "2019-04-01").sectors("chips"))
            .trade(lines.toString())
            .inputs();

    Found machines =
        Night.build(new Counterfactuals(), inputs)
            .where("partner", "JPN", "sector", "machines", "period", "2016-17");
    assertThat(reason(machines.one("method", "log_linear_trend"))).isNull();
    Row share = machines.one("method", "constant_share");
    assertThat(reason(share)).isEqualTo("the world has blank products in 2011-12");
    assertThat(share.<Boolean>getAs("inputs_complete")).isFalse();
    assertThat(reason(machines.one("method", "difference_in_differences")))
        .startsWith("blank products of 1 control, see counterfactual_donors; no interval: ");
    assertThat(reason(machines.one("method", "synthetic_control")))
        .startsWith("blank products of 1 donor, see counterfactual_donors; no interval: ");
    Found units = Night.build(new CounterfactualDonors(), inputs).where("sector", "machines");
    assertThat(reason(units.one("donor", "CHN"))).isEqualTo("blank products in 2013-14");
    assertThat(units.one("donor", "CHN").<Boolean>getAs("inputs_complete")).isFalse();
    assertThat(reason(units.one("donor", "KEN"))).isNull();
    assertThat(units.one("donor", "KEN").<Boolean>getAs("inputs_complete")).isTrue();
    assertThat(reason(units.one("donor", "vehicles"))).isEqualTo("blank products in 2012-13");
  }
}
