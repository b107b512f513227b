package org.summitledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorstTest {
  private final Worst worst = new Worst("rows", "relative to all");

  @Test
  void theLargestDeviationIsTold() {
    worst.add(0.25);
    worst.equal(1, 2, 4);
    worst.add(0.125);
    assertThat(worst.finding("t", "c").observed()).isEqualTo("3 rows, off by 2.5e-01 at most");
  }

  @Test
  void whatIsNoNumberStaysTheWorst() {
    worst.add(Double.NaN);
    worst.add(0);
    assertThat(worst.finding("t", "c").passed()).isFalse();
  }

  @Test
  void nothingBesideNothingIsEqual() {
    worst.equal(0, 0, 0);
    assertThat(worst.finding("t", "c").passed()).isTrue();
  }
}
