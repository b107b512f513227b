package org.summitledger.indicator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudyTest {
  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void aSeriesTakesFiniteValuesOnly(double value) {
    assertThatThrownBy(() -> new Series("steel", new TreeMap<>(Map.of(2014, value))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot take the value %s of steel in period 2014: it is not finite. Leave a period"
                + " without a figure out.",
            value);
  }

  @Test
  void aSeriesDoesNotChangeWithTheMapItWasMadeOf() {
    TreeMap<Integer, Double> values = new TreeMap<>(Map.of(2014, 1.0));
    Series series = new Series("steel", values);
    values.put(2015, 2.0);
    assertThat(series.values()).containsOnlyKeys(2014);
    assertThat(series.at(2015)).isEmpty();
  }

  @Test
  void thePeriodOfTheSummitIsAfterIt() {
    Study study = Drawn.annual(Drawn.series("steel", 1, 2, 3), 2);
    assertThat(study.before()).containsOnlyKeys(0, 1);
    assertThat(study.after()).containsOnlyKeys(2);
  }

  @Test
  void aYearHasAtLeastOneSeason() {
    assertThatThrownBy(() -> new Study(Drawn.series("steel", 1), 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot study steel with 0 seasons. Give 1, 4 or 12.");
  }

  @Test
  void periodsBeforeTheFirstOneHaveSeasonsToo() {
    Study study = new Study(Drawn.series("steel", 1), 1, 12);
    assertThat(study.season(-1)).isEqualTo(11);
    assertThat(study.season(13)).isEqualTo(1);
  }
}
