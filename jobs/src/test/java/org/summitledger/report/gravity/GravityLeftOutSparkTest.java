package org.summitledger.report.gravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.summitledger.Found.money;
import static org.summitledger.report.gravity.GravitySparkTest.summit;
import static org.summitledger.report.gravity.GravitySparkTest.table;

import java.util.SplittableRandom;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.summitledger.Found;
import org.summitledger.indicator.model.DensePoisson;
import org.summitledger.report.Night;
import org.summitledger.report.Promise;
import org.summitledger.report.gravity.GravityFit.Limits;
import org.summitledger.report.trade.ReportInputs;

/** What is no part of a gravity panel, and how the table says so. */
class GravityLeftOutSparkTest {
  private static final String PAIRS = "pair_and_country_year";
  private static final String SECTORS = "pair_sector_and_country_sector_year";

  @Test
  void figuresBelowZeroAreLeftOutAndCounted() {
    MadeUpWorld world =
        new MadeUpWorld(8, 4, 5, 2017, 0.2)
            .drawn(new SplittableRandom(11), GravitySparkTest::noisy)
            .set(0, 1, 2016, -5)
            .set(6, 7, 2016, -7);
    Found table = table(world.night());

    Row row = summit(table);
    assertThat(row.<Object>getAs("below_zero")).isEqualTo(2L);
    assertThat(row.<Object>getAs("observations")).isEqualTo(8L * 7 * 4 - 2);
    assertThat(row.<Double>getAs("value"))
        .isCloseTo(DensePoisson.of(world.panel()).coefficient(0), within(1e-7));
    Row below =
        table.one("exporter", "A00", "importer", "A01", "period", "2016", "specification", PAIRS);
    assertThat(below.<Object>getAs("actual")).isEqualTo(money("-5"));
    assertThat(below.<Object>getAs("reason")).isEqualTo("the figure is below zero and left out");
  }

  /** Not as if nothing had been traded, and not as if what is blank in it were nothing. */
  @Test
  void aBlankFigureIsLeftOutAndCounted() {
    MadeUpWorld world =
        new MadeUpWorld(8, 4, 5, 2017, 0.5)
            .drawn(new SplittableRandom(18), GravitySparkTest::noisy)
            .set(0, 1, 2018, 0)
            .set(6, 7, 2016, 0);
    String blanks =
        "A01 A00 import 87 2018 -"
            + MadeUpWorld.BACI
            + "\n"
            + "A07 A06 import 87 2016 -"
            + MadeUpWorld.BACI
            + "\n"
            + "A07 A06 import 84 2016 12"
            + MadeUpWorld.BACI
            + "\n";
    String lines = world.lines(1) + blanks;
    Found table = table(Night.with(world.promises()).trade(lines));

    Row row = summit(table);
    assertThat(row.<Object>getAs("blank")).isEqualTo(2L);
    assertThat(row.<Object>getAs("observations")).isEqualTo(8L * 7 * 4 - 2);
    assertThat(row.<Object>getAs("inputs_complete")).isEqualTo(false);
    assertThat(row.<Object>getAs("reason")).isEqualTo("2 figures are blank and left out");
    MadeUpWorld without = world.set(0, 1, 2018, -1).set(6, 7, 2016, -1);
    assertThat(row.<Double>getAs("value"))
        .isCloseTo(DensePoisson.of(without.panel()).coefficient(0), within(1e-7));
    Row blank =
        table.one("exporter", "A00", "importer", "A01", "period", "2018", "specification", PAIRS);
    assertThat(blank.<Object>getAs("actual")).isNull();
    assertThat(blank.<Object>getAs("fitted")).isNotNull();
    assertThat(blank.<Object>getAs("value")).isNull();
    assertThat(blank.<Object>getAs("inputs_complete")).isEqualTo(false);
    assertThat(blank.<Object>getAs("reason")).isEqualTo("the source is blank");
  }

  /** Half of the year was before the window, whatever was traded in it. */
  @Test
  void thePeriodInWhichAWindowOpensIsOnNeitherSide() {
    MadeUpWorld world =
        new MadeUpWorld(9, 5, 5, 2018, 0.5)
            .drawn(new SplittableRandom(19), GravitySparkTest::noisy);
    Promise[] inMarch = new Promise[5];
    for (int s = 0; s < 5; s++) {
      inMarch[s] =
          Promise.named("summit-" + s)
              .from(MadeUpWorld.country(s))
              .to(MadeUpWorld.country(s + 1))
              .window("2017-03-20", "2022-01-01");
    }
    Found table = table(Night.with(inMarch).trade(world.lines(1)));

    Row row = summit(table);
    assertThat(row.<Object>getAs("straddling")).isEqualTo(10L);
    assertThat(row.<Object>getAs("observations")).isEqualTo(9L * 8 * 5 - 10);
    Row opening =
        table.one("exporter", "A00", "importer", "A01", "period", "2017", "specification", PAIRS);
    assertThat(opening.<Object>getAs("actual")).isNotNull();
    assertThat(opening.<Object>getAs("fitted")).isNull();
    assertThat(opening.<Object>getAs("reason"))
        .isEqualTo("a window opens in the period: it is left out");
    MadeUpWorld without = world;
    for (int s = 0; s < 5; s++) {
      without.set(s, s + 1, 2017, -1).set(s + 1, s, 2017, -1);
    }
    assertThat(row.<Double>getAs("value"))
        .isCloseTo(DensePoisson.of(without.panel()).coefficient(0), within(1e-7));
  }

  @Test
  void aPanelOfMoreFiguresThanAllowedIsNotEstimated() {
    MadeUpWorld world =
        new MadeUpWorld(8, 4, 5, 2017, 0.2)
            .drawn(new SplittableRandom(20), GravitySparkTest::noisy);
    long printed = 8L * 7 * 4;
    ReportInputs inputs = world.night().inputs();
    Limits limits = new Limits(Long.MAX_VALUE, s -> s.isBySector() ? printed - 1 : printed);
    Found table = Night.build(new Gravity(limits), inputs);

    assertThat(summit(table).<Object>getAs("value")).isNotNull();
    Found bySector = table.where("specification", SECTORS);
    assertThat(bySector.rows()).hasSize(1);
    Row row = bySector.rows().get(0);
    assertThat(row.<Object>getAs("term")).isEqualTo("summit");
    assertThat(row.<Object>getAs("value")).isNull();
    assertThat(row.<Object>getAs("observations")).isNull();
    assertThat(row.<Object>getAs("period")).isEqualTo("2015 to 2018");
    assertThat(row.<Object>getAs("period_start")).hasToString("2015-01-01");
    assertThat(row.<Object>getAs("reason"))
        .isEqualTo(
            "the source prints more figures than the 223 up to which this specification is"
                + " estimated");
  }

  @Test
  void everythingThatACoefficientLacksIsSaid() {
    MadeUpWorld world =
        new MadeUpWorld(8, 4, 1, 2017, 0.2)
            .drawn(new SplittableRandom(21), GravitySparkTest::noisy)
            .set(6, 7, 2016, 0);
    String blank = "A07 A06 import 87 2016 -" + MadeUpWorld.BACI + "\n";
    Row row = summit(table(Night.with(world.promises()).trade(world.lines(1) + blank)));

    assertThat(row.<String>getAs("reason"))
        .isEqualTo(
            "no standard error: it takes at least 5 pairs of countries between which a window opens"
                + " inside the panel, and it has 1; 1 figure is blank and left out");
  }
}
