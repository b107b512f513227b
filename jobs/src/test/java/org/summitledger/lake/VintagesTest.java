package org.summitledger.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.source.BadInputException;

class VintagesTest {
  @TempDir Path folder;
  private Lake lake;

  @BeforeEach
  void empty() {
    lake = new Lake(folder.resolve("lake"));
  }

  @Test
  void aLaterReleaseReplacesThePeriodsItHoldsAndNoOthers() {
    List<LakeEntry> entries =
        List.of(
            release("old.csv", "2020-01-01", "imports", 2017, 2018),
            release("new.csv", "2021-01-01", "imports", 2018, 2019));
    assertThat(asOf(entries, "2022-01-01"))
        .isEqualTo(
            Map.of(
                "old.csv", List.of("2017-01-01"), "new.csv", List.of("2018-01-01", "2019-01-01")));
  }

  @Test
  void onAnEarlierDayTheEarlierReleaseSpeaks() {
    List<LakeEntry> entries =
        List.of(
            release("old.csv", "2020-01-01", "imports", 2017, 2018),
            release("new.csv", "2021-01-01", "imports", 2018, 2019));
    assertThat(asOf(entries, "2020-12-31"))
        .isEqualTo(Map.of("old.csv", List.of("2017-01-01", "2018-01-01")));
  }

  @Test
  void aReleaseIsKnownOnItsDay() {
    List<LakeEntry> entries = List.of(release("a.csv", "2020-01-01", "imports", 2018));
    assertThat(asOf(entries, "2019-12-31")).isEmpty();
    assertThat(asOf(entries, "2020-01-01")).hasSize(1);
  }

  @Test
  void theOrderInWhichFilesAreListedDecidesNothing() {
    LakeEntry old = release("old.csv", "2020-01-01", "imports", 2017, 2018);
    LakeEntry recent = release("new.csv", "2021-01-01", "imports", 2018);
    assertThat(asOf(List.of(recent, old), "2022-01-01"))
        .isEqualTo(asOf(List.of(old, recent), "2022-01-01"));
  }

  @Test
  void aRowThatALaterReleaseLeavesOutIsGoneWithItsPeriod() {
    LakeEntry old =
        new Release(folder)
            .name("old.csv")
            .knownFrom("2020-01-01")
            .rows("year,partner,product,value\n2018,JPN,84,1\n2018,CHN,84,1\n")
            .addTo(lake);
    LakeEntry recent = release("new.csv", "2021-01-01", "imports", 2018);
    List<Vintages.Selected> selected =
        Vintages.asOf(List.of(old, recent), LocalDate.of(2022, 1, 1));
    assertThat(selected.get(0).entry()).isEqualTo(old);
    assertThat(selected.get(0).periods()).as("nothing speaks for China any more").isEmpty();
    assertThat(selected.get(0).isWhole()).isFalse();
    assertThat(selected.get(1).entry()).isEqualTo(recent);
    assertThat(selected.get(1).isWhole()).isTrue();
  }

  @Test
  void aReleaseThatIsSupersededAsAWholeIsStillListed() {
    List<LakeEntry> entries =
        List.of(
            release("old.csv", "2020-01-01", "imports", 2018),
            release("new.csv", "2021-01-01", "imports", 2018));
    assertThat(asOf(entries, "2022-01-01"))
        .isEqualTo(Map.of("old.csv", List.of(), "new.csv", List.of("2018-01-01")));
  }

  @Test
  void anotherDataflowIsNotReplaced() {
    List<LakeEntry> entries =
        List.of(
            release("imports.csv", "2020-01-01", "imports", 2018),
            release("minerals.csv", "2021-01-01", "minerals", 2018));
    assertThat(asOf(entries, "2022-01-01"))
        .isEqualTo(
            Map.of("imports.csv", List.of("2018-01-01"), "minerals.csv", List.of("2018-01-01")));
  }

  @Test
  void twoFilesOfOneDayThatSpeakForOnePeriodAreRefused() {
    List<LakeEntry> entries =
        List.of(
            release("a.csv", "2020-01-01", "imports", 2017, 2018),
            release("b.csv", "2020-01-01", "imports", 2018, 2019));
    assertThatThrownBy(() -> asOf(entries, "2022-01-01"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("/b.csv: DUPLICATE_KEY")
        .hasMessageContaining("the period from 2018-01-01 of customs/imports")
        .hasMessageContaining("/a.csv; both are known from 2020-01-01")
        .hasMessageContaining("Give the later one its own known_from, or another dataflow");
  }

  @Test
  void beforeTheirDayTheyDoNotQuarrel() {
    List<LakeEntry> entries =
        List.of(
            release("a.csv", "2020-01-01", "imports", 2018),
            release("b.csv", "2020-01-01", "imports", 2018));
    assertThat(asOf(entries, "2019-12-31")).isEmpty();
  }

  @Test
  void twoFilesOfOneDayMayShareADataflowByPeriods() {
    List<LakeEntry> entries =
        List.of(
            release("2017.csv", "2020-01-01", "imports", 2017),
            release("2018.csv", "2020-01-01", "imports", 2018));
    assertThat(asOf(entries, "2022-01-01")).hasSize(2);
  }

  /** Periods that each file speaks for on a day, by file name. */
  private static Map<String, List<String>> asOf(List<LakeEntry> entries, String day) {
    Map<String, List<String>> periods = new TreeMap<>();
    for (Vintages.Selected selected : Vintages.asOf(entries, LocalDate.parse(day))) {
      String name = Path.of(selected.entry().fileName()).getFileName().toString();
      periods.put(name, List.copyOf(selected.periods()));
    }
    return periods;
  }

  private LakeEntry release(String name, String knownFrom, String dataflow, int... years) {
    StringBuilder rows = new StringBuilder("year,partner,product,value\n");
    for (int year : years) {
      rows.append(year).append(",JPN,84,").append(name.length()).append('\n');
    }
    return new Release(folder)
        .name(name)
        .knownFrom(knownFrom)
        .dataflow(dataflow)
        .rows(rows.toString())
        .addTo(lake);
  }
}
