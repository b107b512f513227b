package org.summitledger.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongIndexTest {
  @Test
  void keysAreNumberedInTheOrderInWhichTheyFirstCome() {
    LongIndex index = new LongIndex();

    assertThat(index.placeOf(7)).isZero();
    assertThat(index.placeOf(0)).isOne();
    assertThat(index.placeOf(7)).isZero();
    assertThat(index.size()).isEqualTo(2);
    assertThat(index.key(1)).isZero();
  }

  @Test
  void manyKeysKeepTheirNumbersWhileItGrows() {
    LongIndex index = new LongIndex();
    Map<Long, Integer> expected = new HashMap<>();
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      long key = random.nextLong(60_000);
      expected.putIfAbsent(key, expected.size());
      assertThat(index.placeOf(key)).isEqualTo(expected.get(key));
    }
    assertThat(index.size()).isEqualTo(expected.size());
    expected.forEach((key, place) -> assertThat(index.key(place)).isEqualTo(key));
  }
}
