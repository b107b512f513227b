package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.ShippedDatasets;
import org.summitledger.TestFiles;
import org.summitledger.TestParquet;
import org.summitledger.reference.ReferenceData;
import org.summitledger.source.DataPackage;
import org.summitledger.source.InputFile;
import org.summitledger.source.Layout;
import org.summitledger.source.Resource;
import org.summitledger.source.TestLayouts;

class SourceCheckTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void theFirstRowsAreShownAsFlows() throws IOException {
    InputFolders.trade(folder, "year,partner,value\n2019,JPN,5\n");
    assertThat(check())
        .contains(
            "customs/imports.csv: customs/imports, frequency A, known from 2020-06-30, some partners,"
                + " some products, values in USD x 1, {import=CIF}")
        .containsPattern("2 +2019-01-01..2020-01-01 +IND +JPN +import +TOTAL +- +5.000 +CIF +-");
  }

  @Test
  void valuesInAreKeptRejectedAndExcluded() throws IOException {
    InputFolders.trade(folder, "year,partner,value\n2019,JPN,5\n2019,Nowhere,7\n");
    assertThat(check())
        .contains("values in 2 (12.000) = kept 1 (5.000) + rejected 1 (7.000) + excluded 0 (0)");
  }

  @Test
  void aParquetFileIsCheckedLikeAnyOther() throws IOException {
    Path customs = InputFolders.trade(folder, "year,partner,value\n2019,JPN,5\n2019,Nowhere,7\n");
    TestFiles.replace(customs.resolve("datapackage.json"), "imports.csv", "imports.parquet");
    TestParquet.ofCsv(customs.resolve("imports.parquet"), customs.resolve("imports.csv"));
    assertThat(check())
        .contains("customs/imports.parquet: customs/imports, frequency A")
        .contains("values in 2 (12.000) = kept 1 (5.000) + rejected 1 (7.000) + excluded 0 (0)")
        .contains("customs/imports.parquet:2 [partner]: COUNTRY_UNKNOWN: 'Nowhere' is no country")
        .containsPattern("1 +2019-01-01..2020-01-01 +IND +JPN +import +TOTAL +- +5.000 +CIF +-");
  }

  @Test
  void aFileTooLargeToHoldIsSummedUpLikeASmallOne() throws Exception {
    InputFolders.trade(
        folder, "year,partner,value\n2019,JPN,5\n2018,WLD,\n2018,Nowhere,7\n2018,CHN,3\n");
    DataPackage data = DataPackage.read(folder.resolve("customs"));
    Resource resource = data.require("imports");
    InputFile file = data.file(resource);
    Layout layout = TestLayouts.of(resource);
    ReferenceData codes = ReferenceData.read(ShippedDatasets.folder().resolve("reference"));
    assertThat(SourceSummary.large(file, layout, codes, 2))
        .isEqualTo(SourceSummary.of(file, layout, codes, 2));
  }

  @Test
  void whatIsWrongWithRowsIsCountedAndShown() throws IOException {
    InputFolders.trade(folder, "year,partner,value\n2019,JPN,5\n2019,Nowhere,7\n2019,No,7\n");
    assertThat(check())
        .contains("rejected COUNTRY_UNKNOWN: 2")
        .contains("customs/imports.csv:3 [partner]: COUNTRY_UNKNOWN: 'Nowhere' is no country");
    assertThat(SourceCheck.of(folder, shipped()).isGood()).as("rows do not spoil a file").isTrue();
  }

  @Test
  void theWorldIsNeverAddedToItsPartners() throws IOException {
    InputFolders.trade(folder, "year,partner,value\n2019,JPN,5\n2019,CHN,\n2019,WLD,12\n");
    assertThat(check())
        .containsPattern("2019-01-01 +import +partners +TOTAL +2 +1 +5.000")
        .containsPattern("2019-01-01 +import +world +TOTAL +1 +0 +12.000");
  }

  @Test
  void twoFilesThatSpeakForOnePeriodAreNamed() throws IOException {
    Path customs = InputFolders.trade(folder, "year,partner,value\n2019,JPN,5\n");
    Files.copy(customs.resolve("imports.csv"), customs.resolve("more.csv"));
    TestFiles.replace(
        customs.resolve("datapackage.json"), "\"imports.csv\"", "[\"imports.csv\", \"more.csv\"]");
    assertThat(check())
        .contains(
            "CANNOT USE customs/more.csv: DUPLICATE_KEY: It speaks for the period from 2019-01-01"
                + " of customs/imports, and so does customs/imports.csv; both are known from"
                + " 2020-06-30. Give the later one its own known_from, or another dataflow.");
  }

  @Test
  void aFileThatCannotBeReadIsNamedAndTheOthersAreReadAllTheSame() throws IOException {
    InputFolders.trade(folder, "year,partner,value\n2019,JPN,5\n");
    Path bad =
        InputFolders.trade(Files.createDirectory(folder.resolve("bad")), "year,value\n1,2\n");
    SourceCheck check = SourceCheck.of(folder, shipped());
    assertThat(check.isGood()).isFalse();
    assertThat(print(check))
        .contains("values in 1 (5.000)")
        .contains(
            "CANNOT USE "
                + bad.getFileName()
                + "/imports.csv:1 [partner]: HEADER_COLUMN_MISSING: The descriptor needs column"
                + " 'partner'");
  }

  @Test
  void aFolderWithoutStatisticsIsAUsageError() throws IOException {
    InputFolders.descriptor(folder.resolve("notes"), "notes");
    assertThatThrownBy(() -> SourceCheck.of(folder, shipped()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("Cannot find any resource with a `layout` in " + folder)
        .hasMessageContaining("summit-ledger sources new FILE");
  }

  @Test
  void aFileThatCountsFromWhenItIsSeenIsReadAsOfTodayAndNoDayIsWrittenDown() throws IOException {
    InputFolders.tradeKnownFromFirstSeen(folder, "year,partner,value\n2019,JPN,5\n");
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-10-31T23:59:59Z"));
    assertThat(print(SourceCheck.of(folder, shipped(), clock)))
        .contains("known from the day it is first seen, today 2026-10-31, some partners,");
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile))
          .extracting(file -> String.valueOf(file.getFileName()))
          .containsExactlyInAnyOrder("datapackage.json", "imports.csv");
    }
  }

  private String check() {
    return print(SourceCheck.of(folder, shipped()));
  }

  private static Optional<Path> shipped() {
    return Optional.of(ShippedDatasets.folder());
  }

  private static String print(SourceCheck check) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    check.print(new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }
}
