package org.summitledger.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProductsTest {
  private static List<String> both(Map<String, Integer> one, Map<String, Integer> other) {
    List<String> found = new ArrayList<>();
    Products.both(one, other, 0, (product, a, b) -> found.add(product + " " + a + " " + b));
    return found;
  }

  @Test
  void aProductOfOneSideStandsBesideNothing() {
    assertThat(both(Map.of("02", 2, "03", 3), Map.of("01", 10, "03", 30)))
        .containsExactly("01 0 10", "02 2 0", "03 3 30");
  }

  @Test
  void nothingOnEitherSideIsNothing() {
    assertThat(both(Map.of(), Map.of())).isEmpty();
    assertThat(both(Map.of("01", 1), Map.of())).containsExactly("01 1 0");
    assertThat(both(Map.of(), Map.of("01", 1))).containsExactly("01 0 1");
  }

  @Test
  void aMapSortedOtherwiseIsTakenInTheOrderOfTheCodes() {
    SortedMap<String, Integer> backwards = new TreeMap<>(Collections.reverseOrder());
    backwards.putAll(Map.of("01", 1, "02", 2, "03", 3));
    assertThat(both(backwards, Map.of("02", 20))).containsExactly("01 1 0", "02 2 20", "03 3 0");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isWhatLookingUpEachProductOfEitherSideFinds(int seed) {
    Random random = new Random(seed);
    Map<String, Integer> one = codes(random);
    Map<String, Integer> other = new TreeMap<>(codes(random));
    SortedSet<String> either = new TreeSet<>(one.keySet());
    either.addAll(other.keySet());
    List<String> expected =
        either.stream()
            .map(k -> k + " " + one.getOrDefault(k, 0) + " " + other.getOrDefault(k, 0))
            .toList();
    assertThat(both(one, other)).isEqualTo(expected);
  }

  @Test
  void eachHasOneResultAProduct() {
    assertThat(
            Products.each(
                Map.of("01", BigDecimal.ONE),
                Map.of("01", BigDecimal.TEN, "02", BigDecimal.TEN),
                BigDecimal::add))
        .isEqualTo(Map.of("01", new BigDecimal("11"), "02", BigDecimal.TEN));
  }

  private static Map<String, Integer> codes(Random random) {
    Map<String, Integer> codes = new HashMap<>();
    for (int i = random.nextInt(40); i > 0; i--) {
      codes.put("" + random.nextInt(60), i);
    }
    return codes;
  }

  static IntStream seeds() {
    return IntStream.range(0, 50);
  }
}
