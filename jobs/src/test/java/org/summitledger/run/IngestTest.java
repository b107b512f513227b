package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.TestFiles;
import org.summitledger.lake.Lake;
import org.summitledger.lake.LakeEntry;
import org.summitledger.lake.Vintages;
import org.summitledger.source.BadInputException;

class IngestTest {
  private static final String CSV = "year,partner,value\n2019,JPN,5\n";

  @TempDir private Path folder = Path.of("");
  private Path own = Path.of("");
  private Path again = Path.of("");
  private Lake lake = new Lake(Path.of(""));

  /** Two packages of the same dataflow and day. */
  @BeforeEach
  void makeFolders() throws IOException {
    own = Files.createDirectory(folder.resolve("own"));
    InputFolders.trade(own, CSV);
    again = Files.createDirectory(own.resolve("again"));
    InputFolders.trade(again, CSV.replace("2019", "2020"));
    lake = new Lake(folder.resolve("lake"));
  }

  @Test
  void aFileThatChangesBeforeItIsReadIsNamedAndTheOthersAreNotLost() throws Exception {
    Ingest ingest = planned();
    Files.writeString(again.resolve("customs/imports.csv"), CSV.replace("2019", "2021"));
    assertThatThrownBy(() -> ingest.run(2))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("customs/imports.csv: FILE_CHANGED: The file changed after the night")
        .hasMessageContaining("Run again once its delivery is complete");
    assertThat(entries()).hasSize(1);
  }

  @Test
  void theNextRunReadsTheChangedFileAndOnlyThat() throws Exception {
    Ingest disturbed = planned();
    Files.writeString(again.resolve("customs/imports.csv"), CSV.replace("2019", "2021"));
    assertThatThrownBy(() -> disturbed.run(2)).isInstanceOf(BadInputException.class);
    Ingest next = planned();
    List<LakeEntry> entries = next.run(2);
    assertThat(next.fresh()).isEqualTo(1);
    assertThat(entries).flatExtracting(LakeEntry::periods).contains("2019-01-01", "2021-01-01");
  }

  @Test
  void aFileWhoseNumbersAddUpToMoreThanTheLakeHoldsIsNamedAndTheOthersAreNotLost()
      throws Exception {
    String lines =
        Stream.of("AUS", "CHN", "DEU", "FRA", "GBR", "IDN", "JPN", "KOR", "USA", "VNM")
            .map(partner -> "2020," + partner + ",999999999999999\n")
            .collect(Collectors.joining());
    Path descriptor = again.resolve("customs/datapackage.json");
    TestFiles.replace(descriptor, "\"value\": \"TOTAL\"", "\"value\": \"84\"");
    TestFiles.replace(
        descriptor, "\"partners\": \"some\"", "\"partners\": \"all\", \"products\": \"all\"");
    Files.writeString(again.resolve("customs/imports.csv"), "year,partner,value\n" + lines);
    Ingest ingest = planned();
    assertThatThrownBy(() -> ingest.run(2))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("customs/imports.csv: SUM_OUT_OF_RANGE: What its values or")
        .hasMessageContaining("more than the lake holds: 10^15 of a currency or unit. Take")
        .hasMessageContaining(
            "a currency or unit of which less are counted, or leave the file out");
    assertThat(entries()).hasSize(1);
  }

  @Test
  void twoFilesThatSpeakForOnePeriodFromTheSameDayAreNamed() throws Exception {
    Files.writeString(again.resolve("customs/imports.csv"), CSV.replace("5", "6"));
    TestFiles.replace(again.resolve("customs/datapackage.json"), "\"imports.csv\"", "\"late.csv\"");
    Files.move(again.resolve("customs/imports.csv"), again.resolve("customs/late.csv"));
    List<LakeEntry> entries = planned().run(2);
    assertThatThrownBy(() -> Vintages.asOf(entries, LocalDate.parse("2026-11-01")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("customs/late.csv")
        .hasMessageContaining("speaks for the period from 2019-01-01 of customs/imports")
        .hasMessageContaining("and so does customs/imports.csv; both are known from 2020-06-30");
  }

  private Ingest planned() {
    Inputs inputs = Inputs.find(InputFolders.settings(own, folder.resolve("out")));
    Datasets datasets = Datasets.read(inputs);
    return new Ingest(lake, datasets, datasets.grouping(Warehouses.AS_OF));
  }

  private List<String> entries() throws IOException {
    try (Stream<Path> folders = Files.list(folder.resolve("lake"))) {
      return folders
          .filter(f -> Files.exists(f.resolve("entry.json")))
          .map(f -> String.valueOf(f.getFileName()))
          .toList();
    }
  }
}
