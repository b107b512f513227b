package org.summitledger.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.summitledger.indicator.Given.money;
import static org.summitledger.indicator.Given.traded;
import static org.summitledger.indicator.Given.values;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Hummels and Klenow's margins, products that come and go, and those hardly traded. */
class MarginsTest {
  private static final BigDecimal TENTH = new BigDecimal("0.1");

  @Test
  void aCountryThatSellsWhatTheReferenceDoesHasNoMarginLeft() {
    Map<String, Traded> same = Map.of("a", traded(10, 5), "b", traded(30, 3));
    HummelsKlenow found = HummelsKlenow.of(same, same);
    assertThat(found.extensive()).isEqualTo(Outcome.of(1));
    assertThat(found.intensive()).isEqualTo(Outcome.of(1));
    assertThat(found.price()).isEqualTo(Outcome.of(1));
    assertThat(found.quantity()).isEqualTo(Outcome.of(1));
    assertThat(found.priced()).isEqualTo(Outcome.of(1));
  }

  @Test
  void aCountryWithoutExportsHasNoIntensiveMargin() {
    HummelsKlenow found = HummelsKlenow.of(Map.of(), Map.of("a", traded(10, 5)));
    assertThat(found.extensive()).isEqualTo(Outcome.of(0));
    assertThat(found.share()).isEqualTo(Outcome.of(0));
    assertThat(found.intensive().reason())
        .contains("the reference's exports of its products are not above zero");
    assertThat(found.quantity().reason()).isEqualTo(found.intensive().reason());
    assertThat(found.price().reason())
        .contains("no product has a unit value that can be compared on both sides");
  }

  @Test
  void withoutAReferenceThereAreNoMargins() {
    HummelsKlenow found = HummelsKlenow.of(Map.of("a", traded(10, 5)), Map.of());
    assertThat(found.extensive().reason()).contains("the reference's exports are not above zero");
    assertThat(
            HummelsKlenow.of(Map.of("a", traded(-1, 5)), Map.of("a", traded(1, 1)))
                .share()
                .reason())
        .contains("the country's exports of a are below zero");
  }

  @Test
  void pricesOfAPartSayOfWhichPart() {
    HummelsKlenow found =
        HummelsKlenow.of(
            Map.of("a", traded(30, 5), "b", Traded.withoutQuantity(money(10))),
            Map.of("a", traded(30, 10), "b", traded(60, 6)));
    assertThat(found.price()).isEqualTo(Outcome.of(2));
    assertThat(found.priced()).isEqualTo(Outcome.of(0.75));
  }

  @Test
  void aKilogramIsNoPrice() {
    UnitValueScreen screen = new UnitValueScreen(Map.of("kg", money(1000)), BigDecimal.TEN);
    Map<String, Traded> country = Map.of("a", traded(1000, 1), "b", traded(10_000, 10_000));
    Map<String, Traded> reference =
        Map.of("a", traded(1_000_000, 1_000_000), "b", traded(1_000_000, 1_000_000));

    assertThat(HummelsKlenow.of(country, reference).price().orElseThrow()).isGreaterThan(5);
    HummelsKlenow found = HummelsKlenow.of(country, reference, screen);
    assertThat(found.price()).isEqualTo(Outcome.of(1));
    assertThat(found.priced()).isEqualTo(Outcome.of(10.0 / 11));
    assertThat(found.quantity()).isEqualTo(found.intensive());
  }

  @Test
  void correctionsAreTradeThatStaysComesOrGoes() {
    EntryExit found = EntryExit.of(values("a", -5, "b", 3), values("a", 10, "c", -2));
    assertThat(found).isEqualTo(new EntryExit(money(15), money(-2), money(-3), money(10)));
    assertThat(EntryExit.of(Map.of(), Map.of()).change()).isEqualByComparingTo(money(0));
  }

  @Test
  void theLeastTradedAreThoseWithoutTradeAndTheSmallest() {
    Map<String, BigDecimal> base = values("big", 80, "mid", 10, "small", 6, "tiny", 4);
    Map<String, BigDecimal> later =
        values("big", 80, "mid", 10, "small", 26, "tiny", 34, "new", 50);
    LeastTraded found = LeastTraded.of(base, later, TENTH);
    assertThat(found.share()).as("tiny, small and new, of 200").isEqualTo(Outcome.of(0.55));
    assertThat(found.newGoodsMargin().orElseThrow()).isCloseTo(0.45, within(1e-15));
  }

  @Test
  void theProductThatWouldBeTooMuchIsCountedInPart() {
    LeastTraded found =
        LeastTraded.of(values("big", 92, "small", 8), values("big", 46, "small", 54), TENTH);
    assertThat(found.share().orElseThrow())
        .as("all of small, and 2 of 92 of big")
        .isCloseTo((54 + 46 * 2 / 92.0) / 100, within(1e-15));
  }

  @Test
  void oneProductIsItsOwnLeastTraded() {
    assertThat(LeastTraded.of(values("a", 7), values("a", 70), TENTH).newGoodsMargin())
        .isEqualTo(Outcome.of(0));
  }

  @Test
  void theLeastTradedNeedTradeInBothPeriods() {
    assertThat(LeastTraded.of(Map.of(), values("a", 1), TENTH).share().reason())
        .contains("values of the base period are not above zero");
    assertThat(LeastTraded.of(values("a", 1), Map.of(), TENTH).newGoodsMargin().reason())
        .contains("later values are not above zero");
    assertThatThrownBy(() -> LeastTraded.of(Map.of(), Map.of(), BigDecimal.ONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot take the least traded 1 of trade: it is not between 0 and 1. Give a share, for"
                + " instance 0.1.");
  }
}
