package org.summitledger.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.lake.Releases.Days;
import org.summitledger.lake.Releases.Restatement;
import org.summitledger.lake.Vintages.Selected;

class ReleasesTest {
  @TempDir Path folder;
  private final List<LakeEntry> known = new ArrayList<>();
  private Lake lake;

  @BeforeEach
  void empty() {
    lake = new Lake(folder.resolve("lake"));
  }

  private ReleasesTest release(String name, String knownFrom, int... years) {
    StringBuilder rows = new StringBuilder("year,partner,product,value\n");
    for (int year : years) {
      rows.append(year).append(",JPN,84,").append(name.length()).append('\n');
    }
    known.add(
        new Release(folder).name(name).knownFrom(knownFrom).rows(rows.toString()).addTo(lake));
    return this;
  }

  private Releases releases() {
    return Releases.of(known);
  }

  private static Map<String, List<String>> files(List<Selected> selected) {
    Map<String, List<String>> years = new TreeMap<>();
    selected.forEach(
        s ->
            years.put(
                Path.of(s.entry().fileName()).getFileName().toString(),
                s.periods().stream().map(p -> p.substring(0, 4)).toList()));
    return years;
  }

  private Days days(int year) {
    return releases().days().get(Releases.key("customs", "imports", "A", year + "-01-01"));
  }

  @Test
  void oneReleaseRevisesNothing() {
    release("a.csv", "2020-01-01", 2017, 2018);
    assertThat(releases().revised()).isEmpty();
    assertThat(releases().restatements()).isEmpty();
  }

  @Test
  void aPeriodThatWasStatedTwiceTakesPartAsBothFilesStateIt() {
    release("a.csv", "2020-01-01", 2017, 2018).release("b.csv", "2021-01-01", 2018);
    assertThat(files(releases().revised()))
        .isEqualTo(Map.of("a.csv", List.of("2018"), "b.csv", List.of("2018")));
    assertThat(days(2018)).isEqualTo(new Days(List.of("2020-01-01", "2021-01-01"), false));
  }

  @Test
  void aPeriodThatARereleaseAddsTakesPartToo() {
    release("a.csv", "2020-01-01", 2018).release("b.csv", "2021-01-01", 2018, 2019);
    assertThat(days(2019)).isEqualTo(new Days(List.of("2021-01-01"), true));
  }

  @Test
  void aReleaseMayComeInSeveralFiles() {
    release("a.csv", "2020-01-01", 2018)
        .release("b.csv", "2021-01-01", 2018)
        .release("c.csv", "2021-01-01", 2019);
    assertThat(days(2019).added()).as("its release states 2018 anew").isTrue();
    assertThat(releases().restatements())
        .singleElement()
        .satisfies(r -> assertThat(r.files()).hasSize(2));
  }

  @Test
  void aFileThatOnlyAddsAPeriodRevisesNothing() {
    release("a.csv", "2020-01-01", 2018).release("b.csv", "2021-01-01", 2019);
    assertThat(releases().days()).isEmpty();
    assertThat(releases().restatements()).isEmpty();
  }

  @Test
  void aReleaseIsComparedWithTheFilesThatSpokeJustBeforeIt() {
    release("a.csv", "2019-01-01", 2016, 2017, 2018)
        .release("b.csv", "2020-01-01", 2018)
        .release("c.csv", "2021-01-01", 2017, 2018, 2019);
    Restatement last = releases().restatements().get(1);
    assertThat(last.filesBefore()).containsExactly(known.get(0), known.get(1));
    assertThat(last.periodsLost()).containsExactly("2016-01-01");
  }

  @Test
  void aSecondFileOfTheSameDayLosesNothing() {
    release("a.csv", "2019-01-01", 2017, 2018)
        .release("b.csv", "2020-01-01", 2017)
        .release("c.csv", "2020-01-01", 2018);
    assertThat(releases().restatements())
        .singleElement()
        .satisfies(r -> assertThat(r.periodsLost()).isEmpty());
  }

  @Test
  void periodsReleasedAtTheSameAgeAreFoundInTheirFirstReleases() {
    release("a.csv", "2018-02-15", 2017).release("b.csv", "2019-02-28", 2017, 2018);
    assertThat(files(releases().firstWithYearBefore())).isEqualTo(Map.of("b.csv", List.of("2018")));
    assertThat(files(releases().yearBeforeAtSameAge())).isEqualTo(Map.of("a.csv", List.of("2017")));
  }

  @Test
  void theYearBeforeMayHaveReachedTheAgeInALaterRelease() {
    release("a.csv", "2018-02-15", 2017)
        .release("b.csv", "2018-05-15", 2017)
        .release("c.csv", "2019-05-15", 2018);
    assertThat(files(releases().yearBeforeAtSameAge())).isEqualTo(Map.of("b.csv", List.of("2017")));
  }

  @Test
  void oneFileOfManyYearsHasNoTwoOfOneAge() {
    release("a.csv", "2022-12-31", 2017, 2018, 2019);
    assertThat(releases().firstWithYearBefore()).isEmpty();
    assertThat(releases().yearBeforeAtSameAge()).isEmpty();
  }

  @Test
  void aReleaseOfAnotherMonthIsOfAnotherAge() {
    release("a.csv", "2018-02-28", 2017).release("b.csv", "2019-03-01", 2018);
    assertThat(releases().firstWithYearBefore()).isEmpty();
  }
}
