package org.summitledger.indicator;

import static java.math.BigDecimal.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarketFlowsTest {
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
