package org.summitledger.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.summitledger.indicator.Claims.TOLERANCE;
import static org.summitledger.indicator.Claims.each;
import static org.summitledger.indicator.Claims.relative;
import static org.summitledger.indicator.Claims.total;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What prices and quantities must multiply and add up to, on random trade. */
class PriceIdentitiesTest {
  @Test
  void pricesTimesQuantitiesAreTheRatioOfValues() {
    int compared =
        each(
            s -> {
              MatchedProducts matched = matched(s);
              Outcome whole = Ratios.share(matched.matchedAfter(), matched.matchedBefore());
              for (IndexFormula f : List.of(IndexFormula.FISHER, IndexFormula.SATO_VARTIA)) {
                relative(f.price(matched).orElseThrow() * f.quantity(matched).orElseThrow(), whole);
              }
              relative(
                  IndexFormula.LASPEYRES.price(matched).orElseThrow()
                      * IndexFormula.PAASCHE.quantity(matched).orElseThrow(),
                  whole);
            },
            s -> !matched(s).pairs().isEmpty());
    assertThat(compared).isGreaterThan(200);
  }

  @Test
  void indicesTurnRoundWithTime() {
    int compared =
        each(
            s -> {
              MatchedProducts forward = matched(s);
              MatchedProducts back = MatchedProducts.of(s.soldLater(), s.sold());
              for (IndexFormula f :
                  List.of(IndexFormula.FISHER, IndexFormula.TORNQVIST, IndexFormula.SATO_VARTIA)) {
                relative(1 / f.price(back).orElseThrow(), f.price(forward));
              }
              relative(
                  1 / IndexFormula.PAASCHE.price(back).orElseThrow(),
                  IndexFormula.LASPEYRES.price(forward));
            },
            s -> !matched(s).pairs().isEmpty());
    assertThat(compared).isGreaterThan(100);
  }

  @Test
  void bennetsPartsAreTheChange() {
    int compared =
        each(
            s -> {
              Bennet whole = Bennet.of(matched(s));
              double size = matched(s).matchedAfter().add(matched(s).matchedBefore()).doubleValue();
              assertThat(total(List.of(whole.quantity(), whole.price())))
                  .isCloseTo(whole.change().orElseThrow(), within(TOLERANCE * size));
              Collection<Bennet> parts = Bennet.byProduct(matched(s)).values();
              assertThat(total(parts.stream().map(Bennet::price).toList()))
                  .isCloseTo(whole.price().orElseThrow(), within(scale(parts) * TOLERANCE));
            },
            s -> true);
    assertThat(compared).isGreaterThan(100);
  }

  @Test
  void fisherContributionsAddUpToTheIndex() {
    int compared =
        each(
            s -> {
              MatchedProducts matched = matched(s);
              contributionsAreTheChange(
                  FisherContributions.of(Relatives.prices(matched)),
                  IndexFormula.FISHER.price(matched));
              contributionsAreTheChange(
                  FisherContributions.of(Relatives.quantities(matched)),
                  IndexFormula.FISHER.quantity(matched));
            },
            s -> !matched(s).pairs().isEmpty());
    assertThat(compared).isGreaterThan(200);
  }

  @Test
  void extensiveTimesIntensiveIsTheShare() {
    int compared =
        each(
            s -> {
              HummelsKlenow hk = HummelsKlenow.of(s.sold(), s.soldLater());
              relative(hk.extensive().orElseThrow() * hk.intensive().orElseThrow(), hk.share());
              if (hk.price().isPresent()) {
                relative(hk.price().orElseThrow() * hk.quantity().orElseThrow(), hk.intensive());
              }
            },
            s -> HummelsKlenow.of(s.sold(), s.soldLater()).intensive().isPresent());
    assertThat(compared).isGreaterThan(200);
  }

  private static MatchedProducts matched(Samples s) {
    return MatchedProducts.of(s.sold(), s.soldLater());
  }

  private static double scale(Collection<Bennet> parts) {
    return Math.max(1, parts.stream().mapToDouble(p -> Math.abs(p.price().orElseThrow())).sum());
  }

  private static void contributionsAreTheChange(Map<String, Outcome> parts, Outcome index) {
    double size = Math.max(1, index.orElseThrow());
    assertThat(total(parts.values())).isCloseTo(index.orElseThrow() - 1, within(1e-11 * size));
  }
}
