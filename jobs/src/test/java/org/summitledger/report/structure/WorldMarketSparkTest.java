package org.summitledger.report.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.summitledger.Found;
import org.summitledger.report.Night;
import org.summitledger.report.Promise;

/** Market shares in the world where two periods do not state the same. */
class WorldMarketSparkTest {
  private static final Offset<Double> EXACT = within(1e-12);

  private static Found shares(String lines) {
    return Night.with(Promise.named("p").window("2015-07-01", "2020-07-01"))
        .trade(lines)
        .build(new MarketShareAnalysis());
  }

  private static double value(Found found, String component) {
    return found.one("component", component).<Double>getAs("value");
  }

  @Test
  void anImporterThatHasNotReportedYetIsNoFallOfDemand() {
    Found found =
        shares(
                SmallTrade.markets()
                    .lines()
                    .filter(line -> !(line.startsWith("KEN") && line.contains("2018")))
                    .collect(Collectors.joining("\n", "", "\n")))
            .where("market", "WLD", "sector", "all_products", "period", "2018");

    // Without Kenya in both years: Japan's imports grow from 300 to 370, India's part from 40 to
    // 54.
    assertThat(value(found, "change")).isEqualTo(14);
    assertThat(value(found, "world_growth")).isCloseTo(28.0 / 3, EXACT);
    assertThat(value(found, "world_growth_rate")).isCloseTo(7.0 / 30, EXACT);
    assertThat(value(found, "competitiveness")).isCloseTo(4, EXACT);
    assertThat(value(found, "addressed_demand")).isCloseTo(1.25, EXACT);
    Row change = found.one("component", "change");
    assertThat(change.<Boolean>getAs("inputs_complete")).isFalse();
    assertThat(change.<String>getAs("reason"))
        .isEqualTo("without importers that state nothing in one of both periods: KEN");
  }

  @Test
  void anImporterThatReportsOnlyNowIsNoGrowthOfTheMarket() {
    Found found =
        shares(
                SmallTrade.markets()
                    .lines()
                    .filter(line -> !(line.startsWith("KEN") && line.contains("2017")))
                    .collect(Collectors.joining("\n", "", "\n")))
            .where("market", "WLD", "sector", "all_products", "period", "2018")
            .where("base_period_start", "2017-01-01");

    assertThat(value(found, "change")).isEqualTo(14);
    assertThat(value(found, "world_growth")).isCloseTo(28.0 / 3, EXACT);
    assertThat(value(found, "competitiveness")).isCloseTo(4, EXACT);
  }

  @Test
  void withoutAnyImporterThatStatesBothPeriodsThereIsNothingToCompare() {
    Found found =
        shares(
                """
                JPN IND import 87 2017 10 partners=all world=none reporters=parties
                KEN IND import 87 2018 10 partners=all world=none reporters=parties
                """)
            .where("market", "WLD", "reporter", "IND", "base_period_start", "2017-01-01");

    assertThat(found.one("component", "none").<String>getAs("reason"))
        .isEqualTo("without importers that state nothing in one of both periods: JPN, KEN");
  }

  @Test
  void sectorsOfTwoSchemesAreNotSetBesideEachOtherInTheWorld() {
    Found found =
        shares(
                """
                JPN IND import 87 2017 10 partners=all world=none reporters=parties
                JPN IND import 870310 2018 10 revision=HS2017 partners=all world=none reporters=parties
                """)
            .where("market", "WLD", "reporter", "IND", "base_period_start", "2017-01-01");

    assertThat(found.one("component", "none").<String>getAs("reason"))
        .isEqualTo("sectors are of schemes HS2 and HS6");
  }
}
