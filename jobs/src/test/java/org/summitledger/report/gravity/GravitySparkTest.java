package org.summitledger.report.gravity;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.summitledger.Found.money;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.apache.spark.sql.Row;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitledger.Found;
import org.summitledger.indicator.model.DensePoisson;
import org.summitledger.indicator.model.PanelRows;
import org.summitledger.report.Night;
import org.summitledger.report.Promise;
import org.summitledger.report.gravity.GravityFit.Limits;
import org.summitledger.report.trade.ReportInputs;

class GravitySparkTest {
  private static final Limits LOCAL = Limits.ofDistribution(Long.MAX_VALUE);
  private static final String PAIRS = "pair_and_country_year";
  private static final String SECTORS = "pair_sector_and_country_sector_year";

  private static double exactly(double draw) {
    return 1;
  }

  /** Mean one, as gravity asks. */
  static double noisy(double draw) {
    return 0.4 + 1.2 * draw;
  }

  /** One in five trades nothing. */
  private static double withZeros(double draw) {
    return draw < 0.2 ? 0 : 0.5 + draw * 1.25;
  }

  static Found table(Night night) {
    return night.build(new Gravity(LOCAL));
  }

  static Row summit(Found table) {
    return table.one("term", "summit", "specification", PAIRS);
  }

  /** Without noise the effect is found but for the thousandths of money. */
  @Test
  void aKnownEffectIsFoundAndNothingIsLeftOver() {
    MadeUpWorld world =
        new MadeUpWorld(12, 6, 6, 2018, 0.4)
            .drawn(new SplittableRandom(1), GravitySparkTest::exactly);
    Found table = table(world.night());

    Row row = summit(table);
    assertThat(row.<Double>getAs("value")).isCloseTo(0.4, within(1e-6));
    assertThat(row.<Double>getAs("standard_error")).isLessThan(1e-6);
    assertThat(row.<Object>getAs("inputs_complete")).isEqualTo(true);
    assertThat(row.<Object>getAs("reason")).isNull();
    assertThat(row.<Object>getAs("blank")).isEqualTo(0L);
    assertThat(row.<Object>getAs("straddling")).isEqualTo(0L);
    assertThat(row.<Object>getAs("period_start")).hasToString("2015-01-01");
    assertThat(row.<Object>getAs("observations")).isEqualTo(12L * 11 * 6);
    assertThat(row.<Object>getAs("clusters")).isEqualTo(66L);
    assertThat(row.<Object>getAs("pairs_with_summit")).isEqualTo(6L);
    assertThat(row.<Object>getAs("period")).isEqualTo("2015 to 2020");
    Found residuals = table.where("term", "residual", "specification", PAIRS);
    assertThat(residuals.rows()).hasSize(6 * 2 * 6);
    assertThat(residuals.rows())
        .allSatisfy(r -> assertThat(r.<Double>getAs("value")).isCloseTo(0, within(1e-5)));
  }

  @Test
  void anEffectInNoiseIsFoundToAFewErrors() {
    MadeUpWorld world =
        new MadeUpWorld(18, 6, 17, 2018, 0.5)
            .drawn(new SplittableRandom(2), GravitySparkTest::noisy);
    Row row = summit(table(world.night()));

    double value = row.<Double>getAs("value");
    double error = row.<Double>getAs("standard_error");
    assertThat(error).isBetween(0.01, 0.1);
    assertThat(value).isCloseTo(0.5, within(3 * error));
    assertThat(row.<Double>getAs("low"))
        .isCloseTo(value - 1.959963984540054 * error, within(1e-12));
    assertThat(row.<Double>getAs("high"))
        .isCloseTo(value + 1.959963984540054 * error, within(1e-12));
    assertThat(row.<Double>getAs("statistic")).isCloseTo(value / error, within(1e-9));
    assertThat(row.<Double>getAs("p_value")).isBetween(0.0, 0.001);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5})
  void estimatesAreThoseOfARegressionWithAllEffectsWrittenOut(int seed) {
    MadeUpWorld world =
        new MadeUpWorld(7, 4, 5, 2017, 0.5)
            .drawn(new SplittableRandom(seed), GravitySparkTest::withZeros);
    Found table = table(world.night());
    Row row = summit(table);

    PanelRows panel = world.panel();
    assertThat(row.<Long>getAs("dropped_separated")).isZero();
    assertThat(row.<Long>getAs("dropped_zero") + row.<Long>getAs("dropped_alone")).isZero();
    assertThat(row.<Object>getAs("observations")).isEqualTo((long) panel.size());
    DensePoisson dense = DensePoisson.of(panel);
    assertThat(row.<Double>getAs("value")).isCloseTo(dense.coefficient(0), within(1e-7));
    assertThat(row.<Double>getAs("standard_error"))
        .isCloseTo(dense.error(0, panel.clusters()), within(1e-7));
  }

  /** The first-order condition of the pair's own effect. */
  @Test
  void whatIsExpectedOfAPairAddsUpToWhatItTraded() {
    MadeUpWorld world =
        new MadeUpWorld(9, 5, 5, 2018, 0.2)
            .drawn(new SplittableRandom(6), GravitySparkTest::withZeros);
    Found of =
        table(world.night()).where("exporter", "A02", "importer", "A03", "sector", "all_products");

    assertThat(of.rows()).hasSize(5);
    assertThat(sum(of, "fitted").doubleValue())
        .isCloseTo(sum(of, "actual").doubleValue(), Percentage.withPercentage(1e-5));
    for (Row row : of.rows()) {
      double actual = row.<BigDecimal>getAs("actual").doubleValue();
      if (actual == 0) {
        assertThat(row.<Object>getAs("value")).isNull();
        assertThat(row.<Object>getAs("reason")).isEqualTo("there is no trade in the period");
      } else {
        assertThat(row.<Double>getAs("value"))
            .isCloseTo(
                Math.log(actual / row.<BigDecimal>getAs("fitted").doubleValue()), within(1e-6));
      }
    }
  }

  private static BigDecimal sum(Found rows, String column) {
    return rows.column(column).stream()
        .map(BigDecimal.class::cast)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void theUnitOfMoneyChangesMoneyOnly() {
    MadeUpWorld world =
        new MadeUpWorld(8, 4, 6, 2017, 0.2).drawn(new SplittableRandom(7), GravitySparkTest::noisy);
    Found one = table(world.night());
    Found ten = table(Night.with(world.promises()).trade(world.lines(10)));

    assertThat(ten.rows()).hasSameSizeAs(one.rows());
    for (int i = 0; i < one.rows().size(); i++) {
      Row a = one.rows().get(i);
      Row b = ten.rows().get(i);
      assertThat(b.<Double>getAs("value")).isCloseTo(a.<Double>getAs("value"), within(1e-8));
      if (a.getAs("actual") != null) {
        assertThat(b.<BigDecimal>getAs("actual"))
            .isEqualByComparingTo(a.<BigDecimal>getAs("actual").movePointRight(1));
        assertThat(b.<BigDecimal>getAs("fitted").doubleValue())
            .isCloseTo(10 * a.<BigDecimal>getAs("fitted").doubleValue(), within(0.02));
      }
    }
  }

  @Test
  void fewPairsGiveACoefficientWithoutAnError() {
    MadeUpWorld world =
        new MadeUpWorld(8, 4, 1, 2017, 0.2).drawn(new SplittableRandom(8), GravitySparkTest::noisy);
    Row row = summit(table(world.night()));

    assertThat(row.<Object>getAs("value")).isNotNull();
    for (String column : new String[] {"standard_error", "statistic", "p_value", "low", "high"}) {
      assertThat(row.<Object>getAs(column)).as(column).isNull();
    }
    assertThat(row.<Object>getAs("inputs_complete")).isEqualTo(false);
    assertThat(row.<Object>getAs("reason"))
        .isEqualTo(
            "no standard error: it takes at least 5 pairs of countries between which a window opens"
                + " inside the panel, and it has 1");
  }

  @Test
  void aSummitBeforeThePanelHasNoCoefficientButResiduals() {
    MadeUpWorld world =
        new MadeUpWorld(8, 4, 2, 2015, 0.2).drawn(new SplittableRandom(9), GravitySparkTest::noisy);
    Found table = table(world.night());

    Row row = summit(table);
    assertThat(row.<Object>getAs("value")).isNull();
    assertThat(row.<Object>getAs("reason"))
        .isEqualTo("no window of a commitment opens inside the panel between countries that trade");
    assertThat(row.<Object>getAs("observations")).isEqualTo(8L * 7 * 4);
    assertThat(table.where("term", "residual", "specification", PAIRS).column("value"))
        .hasSize(2 * 2 * 4)
        .doesNotContainNull();
  }

  /** All trade after the only summit is gone: an effect of minus infinity fits it perfectly. */
  @Test
  void separatedObservationsAreDroppedAndCounted() {
    MadeUpWorld world =
        new MadeUpWorld(7, 4, 1, 2017, 0.2)
            .drawn(new SplittableRandom(10), GravitySparkTest::noisy);
    for (int year = 2017; year <= 2018; year++) {
      world.set(0, 1, year, 0).set(1, 0, year, 0);
    }
    Found table = table(world.night());

    Row row = summit(table);
    assertThat(row.<Object>getAs("dropped_separated")).isEqualTo(4L);
    assertThat(row.<Object>getAs("observations")).isEqualTo(7L * 6 * 4 - 4);
    assertThat(row.<Object>getAs("value")).isNull();
    assertThat(row.<Object>getAs("reason")).isEqualTo("fixed effects explain the summit");
    Row gone =
        table.one("exporter", "A00", "importer", "A01", "period", "2018", "specification", PAIRS);
    assertThat(gone.<Object>getAs("fitted")).isEqualTo(money("0"));
    assertThat(gone.<Object>getAs("reason")).isEqualTo("there is no trade in the period");
  }

  @Test
  void onePeriodTellsNothing() {
    MadeUpWorld world =
        new MadeUpWorld(6, 1, 5, 2015, 0).drawn(new SplittableRandom(12), GravitySparkTest::noisy);
    assertThat(summit(table(world.night())).<Object>getAs("reason")).isEqualTo("no row is left");
  }

  @Test
  void onePairTellsNothing() {
    MadeUpWorld world =
        new MadeUpWorld(2, 4, 1, 2017, 0).drawn(new SplittableRandom(13), GravitySparkTest::noisy);
    assertThat(summit(table(world.night())).<Object>getAs("reason")).isEqualTo("no row is left");
  }

  @Test
  void aWorldWithoutTradeTellsNothing() {
    Found table =
        table(
            Night.with(Promise.named("p").window("2017-01-01", "2019-01-01"))
                .trade(
                    """
                    IND JPN import 87 2016 0
                    IND JPN import 87 2017 0
                    CHN CHN import 87 2017 9
                    """
                        .replace("\n", MadeUpWorld.BACI + "\n")));
    assertThat(table.column("reason")).containsExactly("no row is left", "no row is left");
    assertThat(table.column("value")).containsOnlyNulls();
  }

  @Test
  void sectorsHaveEffectsOfTheirOwn() {
    MadeUpWorld vehicles =
        new MadeUpWorld(8, 4, 5, 2017, 0.3)
            .drawn(new SplittableRandom(14), GravitySparkTest::exactly);
    MadeUpWorld machines =
        new MadeUpWorld(8, 4, 5, 2017, 0.3)
            .drawn(new SplittableRandom(15), GravitySparkTest::exactly);
    Found table =
        table(
            Night.with(vehicles.promises())
                .trade(
                    vehicles.lines(1) + machines.lines(1).replace(" import 87 ", " import 84 ")));

    Row row = table.one("term", "summit", "specification", SECTORS);
    assertThat(row.<Double>getAs("value")).isCloseTo(0.3, within(1e-6));
    assertThat(row.<Object>getAs("observations")).isEqualTo(2L * 8 * 7 * 4);
    assertThat(
            table
                .where("specification", SECTORS, "exporter", "A00", "importer", "A01")
                .column("sector"))
        .containsOnly("machines", "vehicles");
    // Two sectors that follow gravity do not add up to trade that does.
    assertThat(summit(table).<Double>getAs("value")).isNotCloseTo(0.3, within(1e-6));
  }

  /** The last release speaks for its periods, pair by pair, and the first for the others. */
  @Test
  void aLaterReleaseTakesThePlaceOfTheFirstPeriodByPeriod() {
    MadeUpWorld world =
        new MadeUpWorld(7, 4, 5, 2017, 0.3)
            .drawn(new SplittableRandom(17), GravitySparkTest::noisy);
    String now = world.lines(1);
    String later = now.lines().filter(l -> l.contains(" 2018 ")).collect(joining("\n", "", "\n"));
    String first = now.replaceAll(" 2018 [0-9.]+ ", " 2018 1 ");
    Found revised =
        table(
            Night.with(world.promises()).release("2020-01-01", first).release("2021-01-01", later));

    assertThat(revised.column("value")).isEqualTo(table(world.night()).column("value"));
    assertThat(revised.column("actual")).isEqualTo(table(world.night()).column("actual"));
  }

  @Test
  void aSourceThatDoesNotHoldTheWorldSaysSoOnce() {
    Found table =
        table(
            Night.with(Promise.named("p").window("2017-01-01", "2019-01-01"))
                .trade(
                    """
                    IND JPN import 87 FY2016 10 source=a
                    IND JPN import 87 FY2017 11 source=a
                    IND JPN import 84 2017-03 12 source=b
                    """));
    assertThat(table.column("source")).containsExactlyInAnyOrder("a", "b");
    Row row = table.one("source", "a");
    assertThat(row.<Object>getAs("reason"))
        .isEqualTo("the source does not hold the whole world's trade");
    assertThat(row.<Object>getAs("specification")).isEqualTo("all");
    assertThat(row.<Object>getAs("term")).isEqualTo("all");
    assertThat(row.<Object>getAs("inputs_complete")).isEqualTo(false);
    assertThat(row.<Object>getAs("period")).isEqualTo("2016-17 to 2017-18");
    assertThat(row.<Object>getAs("period_start")).hasToString("2016-04-01");
    assertThat(row.<Object>getAs("period_end")).hasToString("2018-04-01");
    assertThat(table.one("source", "b").<Object>getAs("period_end")).hasToString("2017-04-01");
  }

  @Test
  void aPanelWithSparksExecutorsGivesTheSameEstimate() {
    MadeUpWorld world =
        new MadeUpWorld(6, 3, 5, 2017, 0.2)
            .drawn(new SplittableRandom(16), GravitySparkTest::withZeros);
    ReportInputs inputs = world.night().inputs();
    Found here = Night.build(new Gravity(LOCAL), inputs);
    Found there = Night.build(new Gravity(Limits.ofDistribution(0)), inputs);

    assertThat(there.rows()).hasSameSizeAs(here.rows());
    for (int i = 0; i < here.rows().size(); i++) {
      Row a = here.rows().get(i);
      Row b = there.rows().get(i);
      assertThat(b.<Object>getAs("reason")).isEqualTo(a.<Object>getAs("reason"));
      assertThat(b.<Object>getAs("observations")).isEqualTo(a.<Object>getAs("observations"));
      if (a.getAs("value") != null) {
        assertThat(b.<Double>getAs("value")).isCloseTo(a.<Double>getAs("value"), within(1e-8));
      }
    }
  }
}
