package org.summitledger.report.summit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.summitledger.indicator.model.Study;
import org.summitledger.report.trade.SectorSeries;
import org.summitledger.report.trade.SectorSeriesOf;
import org.summitledger.report.trade.StudyCase;

class StudySeriesTest {
  private static final StudyCase PROMISE = StudyCaseOf.promise("2014-09-01", "2016-09-01");

  @Test
  void periodsAreNumberedOneAfterTheOther() {
    assertThat(StudySeries.number(LocalDate.parse("2013-04-01"), "A")).isEqualTo(2013);
    assertThat(StudySeries.number(LocalDate.parse("2014-01-01"), "A")).isEqualTo(2014);
    assertThat(StudySeries.number(LocalDate.parse("2014-10-01"), "Q"))
        .isEqualTo(StudySeries.number(LocalDate.parse("2014-07-01"), "Q") + 1);
    assertThat(StudySeries.number(LocalDate.parse("2015-01-01"), "M"))
        .isEqualTo(StudySeries.number(LocalDate.parse("2014-12-01"), "M") + 1);
  }

  @Test
  void theYearInWhichTheWindowOpensAndWhatStartsAfterTheCloseAreInNeither() {
    SectorSeries series =
        SectorSeriesOf.years("JPN", "machines", 2012, "1", "2", "3", "4", "5", "6", "7");
    Study study = StudySeries.study(series, PROMISE);

    assertThat(study.before()).isEqualTo(new TreeMap<>(Map.of(2012, 1.0, 2013, 2.0)));
    assertThat(study.after().keySet()).containsExactly(2015, 2016);
    assertThat(study.seasons()).isEqualTo(1);
    assertThat(StudySeries.asked(series, PROMISE))
        .extracting(SectorSeries.Point::period)
        .containsExactly("2015-16", "2016-17");
  }

  @Test
  void aSourceThatEndsBeforeTheWindowHasNothingAfter() {
    SectorSeries series = SectorSeriesOf.months("JPN", "machines", 2014, "1", "2");
    Study study = StudySeries.study(series, PROMISE);

    assertThat(study.before()).hasSize(2);
    assertThat(study.after()).isEmpty();
    assertThat(study.seasons()).isEqualTo(12);
    assertThat(StudySeries.asked(series, PROMISE)).isEmpty();
  }

  @Test
  void blankPeriodsAreNotThereAndCounted() {
    SectorSeries series = SectorSeriesOf.years("JPN", "machines", 2011, "1", null, "3", null, "5");

    assertThat(StudySeries.of(series, "JPN").values().keySet()).containsExactly(2011, 2013, 2015);
    assertThat(StudySeries.gaps(series, PROMISE))
        .as("2014-15 is in neither")
        .contains("1 period has no figure");
    assertThat(
            StudySeries.gaps(
                SectorSeriesOf.years("JPN", "machines", 2011, null, "2", "3", "4", "5", null, "7"),
                PROMISE))
        .as("the first before and the last after")
        .contains("2 periods have no figure");
    assertThat(StudySeries.gaps(SectorSeriesOf.years("JPN", "machines", 2012, "1"), PROMISE))
        .isEmpty();
    assertThat(
            StudySeries.gaps(SectorSeriesOf.years("JPN", "machines", 2012, (String) null), PROMISE))
        .isEmpty();
  }

  @Test
  void reasonsNamePeriodsAsTheirUsersDo() {
    SectorSeries series = SectorSeriesOf.months("JPN", "machines", 2014, "1", "0");
    int february = StudySeries.number(LocalDate.parse("2014-02-01"), "M");

    assertThat(
            StudySeries.inWords("no logarithm: the value of period " + february + " is 0", series))
        .isEqualTo("no logarithm: the value of period 2014-02 is 0");
    assertThat(StudySeries.inWords("it has no figure for period 7", series))
        .isEqualTo("it has no figure for period 7");
  }

  @Test
  void ofSeriesThatTablesDoNotTellApartTheOneThatGoesOnIsTaken() {
    SectorSeries old = SectorSeriesOf.years("JPN", "machines", 2010, "1", "2", "3");
    SectorSeries now = SectorSeriesOf.years("JPN", "machines", 2013, "4");
    SectorSeries other = SectorSeriesOf.years("CHN", "machines", 2010, "9");

    assertThat(StudySeries.current(List.of(old, now, other))).containsExactly(other, now);
    assertThat(StudySeries.current(List.of(now, old, other))).containsExactly(other, now);
  }
}
