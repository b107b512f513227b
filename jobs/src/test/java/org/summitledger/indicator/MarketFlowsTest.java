package org.summitledger.indicator;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitledger.indicator.MarketFlows.Cell;

class MarketFlowsTest {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal TEN = BigDecimal.TEN;

  private static Map<Market, BigDecimal> some(Random random) {
    Map<Market, BigDecimal> some = new HashMap<>();
    for (int i = random.nextInt(12); i > 0; i--) {
      Market market = new Market("" + random.nextInt(4), "P" + random.nextInt(4));
      some.put(market, BigDecimal.valueOf(random.nextInt(100)));
    }
    return some;
  }

  private static Cell cell(int before, int after, int worldBefore, int worldAfter) {
    return new Cell(
        BigDecimal.valueOf(before),
        BigDecimal.valueOf(after),
        BigDecimal.valueOf(worldBefore),
        BigDecimal.valueOf(worldAfter));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void aMarketHasAFigureOfEachOfTheFourOrZero(long seed) {
    Random random = new Random(seed);
    MarketFlows flows = new MarketFlows(some(random), some(random), some(random), some(random));
    SortedMap<Market, Cell> cells = new TreeMap<>();
    Stream.of(flows.before(), flows.after(), flows.worldBefore(), flows.worldAfter())
        .flatMap(four -> four.keySet().stream())
        .forEach(
            market ->
                cells.put(
                    market,
                    new Cell(
                        flows.before().getOrDefault(market, ZERO),
                        flows.after().getOrDefault(market, ZERO),
                        flows.worldBefore().getOrDefault(market, ZERO),
                        flows.worldAfter().getOrDefault(market, ZERO))));
    assertThat(flows.cells().entrySet()).containsExactlyElementsOf(cells.entrySet());
  }

  @Test
  void coarserMarketsAreSumsInTheirOrder() {
    Market first = new Market("01", "JPN");
    Market second = new Market("02", "IND");
    Market third = new Market("02", "JPN");
    MarketFlows flows =
        new MarketFlows(
            Map.of(second, ONE, third, TWO), Map.of(first, ONE), Map.of(third, TEN), Map.of());
    assertThat(MarketFlows.by(flows.cells(), Market::allPartners).entrySet())
        .containsExactly(
            Map.entry(new Market("01", ""), cell(0, 1, 0, 0)),
            Map.entry(new Market("02", ""), cell(3, 0, 10, 0)));
    assertThat(MarketFlows.by(flows.cells(), Market::allProducts).entrySet())
        .containsExactly(
            Map.entry(new Market("", "IND"), cell(1, 0, 0, 0)),
            Map.entry(new Market("", "JPN"), cell(2, 1, 10, 0)));
    assertThat(MarketFlows.by(flows.cells(), m -> Market.ALL))
        .isEqualTo(Map.of(Market.ALL, cell(3, 1, 10, 0)));
  }

  @Test
  void marketsOfAProductAreThoseOfItsWholeCode() {
    Map<Market, BigDecimal> all = new HashMap<>();
    for (String product : new String[] {"8", "87", "870", "871", "88"}) {
      all.put(new Market(product, ""), ONE);
      all.put(new Market(product, "IND"), ONE);
      all.put(new Market(product, "JPN"), ONE);
    }
    MarketFlows some = new MarketFlows(all, Map.of(), all, Map.of()).ofProduct("87");

    assertThat(some.before().keySet())
        .containsExactly(new Market("87", ""), new Market("87", "IND"), new Market("87", "JPN"));
    assertThat(some.worldBefore()).isEqualTo(some.before());
    assertThat(some.after()).isEmpty();
    assertThat(some.worldAfter()).isEmpty();
  }
}
