package org.summitledger.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.summitledger.reference.Division.Part;
import org.summitledger.reference.Division.Share;

class DivisionTest {
  private static final long LARGEST = 999_999_999_999_999_999L;

  private static Part part(String sector, String code, String weight) {
    return new Part(Division.whole(sector, code), new BigDecimal(weight));
  }

  private static Division of(Part... parts) {
    return Division.of(List.of(parts), List.of("weights.csv:2"));
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 700, 300",
    "1001, 701, 300",
    "3, 3, 0",
    "1, 1, 0",
    "0, 0, 0",
    "-1001, -701, -300",
    "-1, -1, 0",
    "999999999999999999, 700000000000000000, 299999999999999999"
  })
  void whatIsLeftOfRoundingGoesToTheLargestWeight(long money, long large, long small) {
    Division division = of(part("tools", "840001", "0.3"), part("chips", "850001", "0.7"));
    assertThat(division.shares()).extracting(Share::sector).containsExactly("chips", "tools");
    assertThat(division.parts(money)).containsExactly(large, small);
  }

  @Test
  void ofWeightsAsLargeTheSmallestSubheadingGetsWhatIsLeft() {
    Division division = of(part("apples", "900001", "0.50"), part("pears", "100001", "0.5"));
    assertThat(division.shares()).extracting(Share::sector).containsExactly("pears", "apples");
    assertThat(division.parts(3)).containsExactly(2, 1);
  }

  @Test
  void subheadingsOfOneSectorAreOneShareAndRoundedOnce() {
    Division division =
        of(
            part("tools", "840003", "0.2"),
            part("chips", "850001", "0.4"),
            part("tools", "840002", "0.15"),
            part("tools", "840004", "0.25"));
    assertThat(division.shares())
        .containsExactly(
            new Share("tools", new BigDecimal("0.6"), "840002"),
            new Share("chips", new BigDecimal("0.4"), "850001"));
    assertThat(division.parts(9)).containsExactly(6, 3);
  }

  @Test
  void weightsAreMultipliedAlongAChain() {
    Division later = of(part("pills", "300693", "0.2"), part("food", "220299", "0.8"));
    Division earlier =
        Division.of(
            List.of(part("food", "220291", "0.25"), new Part(later, new BigDecimal("0.75"))),
            List.of("weights.csv:7"));
    assertThat(earlier).hasToString("food 0.85, pills 0.15");
    assertThat(earlier.statedIn()).containsExactly("weights.csv:2", "weights.csv:7");
  }

  @Test
  void whateverTheWeightsAndTheMoneyPartsAddUpAndAreNoThousandthOff() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      Division division = anyDivision(random);
      long money = anyMoney(random);
      long[] parts = division.parts(money);
      assertThat(Arrays.stream(parts).sum()).as("%s of %s", money, division).isEqualTo(money);
      assertThat(division.parts(-money))
          .containsExactly(Arrays.stream(parts).map(part -> -part).toArray());
      for (int share = 0; share < parts.length; share++) {
        BigDecimal exact =
            BigDecimal.valueOf(money).multiply(division.shares().get(share).weight());
        BigDecimal off = BigDecimal.valueOf(parts[share]).subtract(exact).abs();
        int roundings = share == 0 ? Math.max(1, parts.length - 1) : 1;
        assertThat(off).as("%s of %s", money, division).isLessThan(BigDecimal.valueOf(roundings));
        assertThat(Long.signum(parts[share])).isIn(0, Long.signum(money));
      }
    }
  }

  /** Two to six sectors by weights of 1 to 12 decimals, one or three steps deep. */
  private static Division anyDivision(Random random) {
    Division division = anyStep(random, List.of());
    for (int step = random.nextInt(2) * 2; step > 0; step--) {
      division = anyStep(random, List.of(division));
    }
    return division;
  }

  private static Division anyStep(Random random, List<Division> first) {
    int decimals = 1 + random.nextInt(12);
    BigDecimal smallest = BigDecimal.ONE.movePointLeft(decimals);
    int sectors = 2 + random.nextInt(5);
    List<Part> parts = new ArrayList<>();
    BigDecimal left = BigDecimal.ONE;
    for (int i = 0; i < sectors; i++) {
      BigDecimal weight =
          i == sectors - 1
              ? left
              : left.multiply(BigDecimal.valueOf(random.nextDouble()))
                  .setScale(decimals, java.math.RoundingMode.DOWN);
      if (weight.compareTo(smallest) >= 0) {
        Division whole = Division.whole("sector" + i, "10000" + random.nextInt(10));
        parts.add(new Part(i < first.size() ? first.get(i) : whole, weight));
        left = left.subtract(weight);
      }
    }
    return Division.of(parts, List.of());
  }

  private static long anyMoney(Random random) {
    long bound = 1L << (1 + random.nextInt(59));
    return Math.min(LARGEST, random.nextLong(bound));
  }
}
