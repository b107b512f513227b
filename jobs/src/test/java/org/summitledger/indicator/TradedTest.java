package org.summitledger.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TradedTest {
  private static final Traded TWO_KG = Traded.of(BigDecimal.ONE, new BigDecimal("2"), "kg");

  @Test
  void bothAsOneHaveTheSumsOfValuesAndQuantities() {
    assertThat(TWO_KG.plus(TWO_KG))
        .isEqualTo(Traded.of(new BigDecimal("2"), new BigDecimal("4"), "kg"));
  }

  @Test
  void quantitiesInTwoUnitsHaveNoSum() {
    Traded tonnes = Traded.of(BigDecimal.TEN, BigDecimal.ONE, "t");
    assertThat(TWO_KG.plus(tonnes)).isEqualTo(Traded.withoutQuantity(new BigDecimal("11")));
  }

  @Test
  void anUnknownQuantityMakesTheSumUnknown() {
    Traded unknown = new Traded(BigDecimal.TEN, Optional.empty(), "kg");
    assertThat(TWO_KG.plus(unknown).quantity()).isEmpty();
    assertThat(TWO_KG.plus(unknown).value()).isEqualTo(new BigDecimal("11"));
  }
}
