package org.summitledger.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.summitledger.source.ShippedData;

class CifMarginTest {
  /** 100 / 1.10 is 90.909; taking ten per cent off 100 would give 90. */
  @Test
  void fobIsCifDividedByOnePlusTheMargin() {
    assertThat(new CifMargin("ten", new BigDecimal("0.10")).fob(new BigDecimal("100.000")))
        .isEqualTo(new BigDecimal("90.909"));
  }

  @Test
  void halfAThousandthGoesToTheEvenOne() {
    CifMargin whole = new CifMargin("whole", BigDecimal.ONE);
    assertThat(whole.fob(new BigDecimal("0.001"))).isEqualTo(new BigDecimal("0.000"));
    assertThat(whole.fob(new BigDecimal("0.003"))).isEqualTo(new BigDecimal("0.002"));
  }

  @Test
  void shippedMarginsAreNamedAndBelowATenthOrAtIt() {
    assertThat(ShippedData.reference().cifMargins())
        .extracting(CifMargin::name)
        .containsExactly("imf_dots", "imf_dots_before");
    assertThat(ShippedData.reference().cifMargins())
        .allSatisfy(m -> assertThat(m.margin()).isBetween(BigDecimal.ZERO, new BigDecimal("0.10")));
  }
}
