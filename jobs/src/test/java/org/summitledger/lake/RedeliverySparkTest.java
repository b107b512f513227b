package org.summitledger.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.summitledger.Found.money;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.Found;
import org.summitledger.SparkTestSession;
import org.summitledger.lake.Vintages.Selected;

/** The same bytes, delivered more than once. */
class RedeliverySparkTest {
  private static final String FIGURES =
      "year,partner,product,value\n2018,JPN,84,5\n2019,JPN,84,7\n";

  @TempDir private Path folder;
  private Lake lake;

  @BeforeEach
  void empty() {
    lake = new Lake(folder.resolve("lake"));
  }

  private LakeEntry release(String name, String knownFrom, String dataflow, String rows) {
    return new Release(folder)
        .name(name)
        .knownFrom(knownFrom)
        .dataflow(dataflow)
        .rows(rows)
        .addTo(lake);
  }

  private Found leaves(LakeEntry... entries) {
    List<Selected> selected = Vintages.asOf(List.of(entries), LocalDate.parse("2026-11-01"));
    return Found.in(new Leaves(SparkTestSession.get(), lake, selected).all());
  }

  @Test
  void bytesThatAreDeliveredAgainSpeakOnce() {
    LakeEntry first = release("first.csv", "2020-01-01", "imports", FIGURES);
    LakeEntry again = release("again.csv", "2021-01-01", "imports", FIGURES);

    assertThat(leaves(first, again).column("value"))
        .containsExactlyInAnyOrder(money("5"), money("7"));
  }

  @Test
  void bytesThatAreDeliveredAgainAfterAPartialRevisionTakeItBack() {
    LakeEntry first = release("first.csv", "2020-01-01", "imports", FIGURES);
    LakeEntry revised =
        release(
            "revised.csv", "2021-01-01", "imports", "year,partner,product,value\n2019,JPN,84,8\n");
    LakeEntry again = release("again.csv", "2022-01-01", "imports", FIGURES);

    assertThat(leaves(first, revised, again).column("value"))
        .containsExactlyInAnyOrder(money("5"), money("7"));
  }

  @Test
  void aRevisionOfOneDataflowLeavesTheSameBytesOfAnother() {
    LakeEntry imports = release("imports.csv", "2020-01-01", "imports", FIGURES);
    LakeEntry copy = release("copy.csv", "2020-01-01", "copy", FIGURES);
    LakeEntry revised =
        release(
            "revised.csv", "2021-01-01", "imports", "year,partner,product,value\n2019,JPN,84,8\n");

    assertThat(leaves(imports, copy, revised).column("value"))
        .containsExactlyInAnyOrder(money("5"), money("8"), money("5"), money("7"));
  }
}
