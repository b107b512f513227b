package org.summitledger.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.summitledger.indicator.Given.markets;
import static org.summitledger.indicator.Given.money;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Constant market shares and addressed demand, where data disagree or are missing. */
class ConstantMarketShareTest {
  private static final Map<Market, BigDecimal> NOTHING = Map.of();

  @Test
  void entryIntoAMarketIsCompetitiveness() {
    ConstantMarketShare.Levels found =
        ConstantMarketShare.of(
                new MarketFlows(
                    markets("a J", 10),
                    markets("a J", 10, "b R", 7),
                    markets("a J", 100, "b R", 50),
                    markets("a J", 100, "b R", 50)))
            .levels();
    assertThat(found.competitiveness()).isEqualTo(Outcome.of(7));
    assertThat(found.worldGrowth()).isEqualTo(Outcome.of(0));
  }

  @Test
  void aMarketInWhichOnlyTheCountrySoldIsADisagreementOfData() {
    MarketFlows flows =
        new MarketFlows(
            markets("a J", 10, "b R", 5),
            markets("a J", 12),
            markets("a J", 100, "b J", 50),
            markets("a J", 110));
    ConstantMarketShare.Levels levels = ConstantMarketShare.of(flows).levels();
    assertThat(levels.change()).isEqualTo(Outcome.of(-3));
    assertThat(levels.markets().reason())
        .contains("the world's exports of all products with R before are not above zero");
    assertThat(ConstantMarketShare.of(flows).rates().mixed().reason())
        .isEqualTo(levels.markets().reason());
    assertThat(ConstantMarketShare.of(flows).rates().growth()).isEqualTo(Outcome.of(-0.2));
  }

  @Test
  void withoutExportsBeforeThereAreLevelsAndNoRates() {
    MarketFlows flows =
        new MarketFlows(NOTHING, markets("a J", 4), markets("a J", 9), markets("a J", 9));
    assertThat(ConstantMarketShare.of(flows).levels().competitiveness()).isEqualTo(Outcome.of(4));
    assertThat(ConstantMarketShare.of(flows).rates().share().reason())
        .contains("exports before are not above zero");
    MarketFlows nothing = new MarketFlows(NOTHING, NOTHING, NOTHING, NOTHING);
    assertThat(ConstantMarketShare.of(nothing).levels().change()).isEqualTo(Outcome.of(0));
    assertThat(ConstantMarketShare.of(nothing).rates().worldGrowth().reason())
        .contains("the base is not above zero");
  }

  @Test
  void aPartnerThatVanishesIsAShrinkingMarket() {
    ConstantMarketShare.Levels found =
        ConstantMarketShare.of(
                new MarketFlows(
                    markets("a J", 10, "a R", 10),
                    markets("a J", 10),
                    markets("a J", 100, "a R", 100),
                    markets("a J", 100)))
            .levels();
    assertThat(found.change()).isEqualTo(Outcome.of(-10));
    assertThat(found.worldGrowth()).isEqualTo(Outcome.of(-10));
    assertThat(found.competitiveness()).isEqualTo(Outcome.of(0));
  }

  @Test
  void demandIsTheGrowthOfMarketsByTheirWeightInExports() {
    Map<Market, BigDecimal> exports = markets("a J", 30, "b R", 10);
    Outcome demand =
        AddressedDemand.index(
            exports, markets("a J", 100, "b R", 200), markets("a J", 160, "b R", 80));
    assertThat(demand).as("30 at 1.6 and 10 at 0.4, of 40").isEqualTo(Outcome.of(1.3));
    assertThat(AddressedDemand.marketShareEffect(money(40), money(65), demand))
        .isEqualTo(Outcome.of(1.25));
  }

  @Test
  void aLargeMarketCountsByWhatIsSoldThereAlone() {
    assertThat(
            AddressedDemand.index(
                markets("a J", 10, "b R", 10),
                markets("a J", 1000, "b R", 10),
                markets("a J", 1000, "b R", 20)))
        .isEqualTo(Outcome.of(1.5));
  }

  @Test
  void aPartnerThatHasNotReportedIsNoFallOfDemand() {
    Map<Market, BigDecimal> both = markets("a J", 30, "b R", 10);
    assertThat(AddressedDemand.index(both, both, markets("a J", 5)).reason())
        .contains("imports of b with R are missing");
    assertThat(AddressedDemand.index(both, markets("a J", 30), both).reason())
        .contains("imports of b with R in the base period are not above zero");
    assertThat(AddressedDemand.index(NOTHING, both, both).reason())
        .contains("exports of the base period are not above zero");
    assertThat(AddressedDemand.index(markets("a J", 5, "b R", 0), markets("a J", 5), both))
        .as("where nothing is sold nothing need be known")
        .isEqualTo(Outcome.of(6));
  }

  @Test
  void thereIsNoEffectOfSharesOnceDemandIsGone() {
    assertThat(AddressedDemand.marketShareEffect(money(1), money(1), Outcome.of(0)).reason())
        .contains("demand fell to zero");
    assertThat(AddressedDemand.marketShareEffect(money(0), money(1), Outcome.of(1)).reason())
        .contains("exports before are not above zero");
  }
}
