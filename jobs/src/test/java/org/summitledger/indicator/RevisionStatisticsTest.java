package org.summitledger.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Worked by hand from the definitions of McKenzie and Gamba (2008). */
class RevisionStatisticsTest {
  private static RevisionStatistics of(String earlier, String... revisions) {
    return new RevisionStatistics(
        Stream.of(revisions).map(BigDecimal::new).toList(), new BigDecimal(earlier));
  }

  @Test
  void meansAreOverAllRevisionsThatOfNothingToo() {
    RevisionStatistics found = of("400", "10", "-4", "0");

    assertThat(found.mean()).contains(new BigDecimal("2.0000000"));
    assertThat(found.meanAbsolute()).contains(new BigDecimal("4.6666667"));
  }

  @Test
  void relativeMeansAreToTheSizesOfTheEarlierFigures() {
    RevisionStatistics found = of("400", "10", "-4", "0");

    assertThat(found.relativeMean()).contains(6.0 / 400);
    assertThat(found.relativeMeanAbsolute()).contains(14.0 / 400);
  }

  @Test
  void theDeviationIsOfASample() {
    assertThat(of("400", "10", "-4", "0").standardDeviation())
        .contains(Math.sqrt((8.0 * 8 + 6 * 6 + 2 * 2) / 2));
  }

  @Test
  void oneRevisionHasNoDeviation() {
    assertThat(of("400", "10").standardDeviation()).isEmpty();
    assertThat(of("400", "10").mean()).isPresent();
  }

  @Test
  void besideFiguresOfZeroNothingIsRelative() {
    assertThat(of("0", "10").relativeMean()).isEmpty();
    assertThat(of("0", "10").relativeMeanAbsolute()).isEmpty();
  }

  @Test
  void withoutRevisionsThereIsNone() {
    RevisionStatistics found = new RevisionStatistics(List.of(), BigDecimal.TEN);

    assertThat(found.mean()).isEqualTo(Optional.empty());
    assertThat(found.meanAbsolute()).isEmpty();
    assertThat(found.standardDeviation()).isEmpty();
    assertThat(found.relativeMean()).isEmpty();
    assertThat(found.relativeMeanAbsolute()).isEmpty();
  }

  @Test
  void theOrderInWhichTheyComeDoesNotMatter() {
    assertThat(of("9", "0.1", "0.7", "-0.3")).isEqualTo(of("9", "-0.3", "0.1", "0.7"));
  }
}
