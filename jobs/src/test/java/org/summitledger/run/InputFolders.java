package org.summitledger.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.summitledger.ShippedDatasets;
import org.summitledger.TestFiles;

/** Folders of inputs that a test writes. */
final class InputFolders {
  private static final String TRADE =
      """
      {
        "name": "%s",
        "sources": [{"title": "Customs"}],
        "licenses": [{"name": "other-open"}],
        "resources": [{
          "name": "imports",
          "path": "imports.csv",
          "schema": {"fields": []},
          "layout": {
            "source": "customs",
            "dataflow": "imports",
            "known_from": "2020-06-30",
            "frequency": "A",
            "period": {"field": "year", "format": "yyyy"},
            "reporter": {"value": "IND"},
            "partner": {"field": "partner", "codes": "iso3"},
            "flow": {"value": "import"},
            "product": {"value": "TOTAL"},
            "measures": [{"field": "value"}],
            "unit": {"currency": "USD", "multiplier": 1, "decimals": 0},
            "valuation": {"import": "CIF"},
            "partners": "some",
            "world": "none"
          }
        }]
      }
      """;

  private InputFolders() {}

  /** Writes a small file of trade, with its descriptor. */
  static Path trade(Path datasets, String csv) throws IOException {
    Path folder = Files.createDirectories(datasets.resolve("customs"));
    Files.writeString(folder.resolve("datapackage.json"), String.format(TRADE, "customs"));
    Files.writeString(folder.resolve("imports.csv"), csv);
    return folder;
  }

  /** The same, with figures that count as known from when the warehouse first sees the file. */
  static Path tradeKnownFromFirstSeen(Path datasets, String csv) throws IOException {
    Path folder = trade(datasets, csv);
    TestFiles.replace(folder.resolve("datapackage.json"), "2020-06-30", "first_seen");
    return folder;
  }

  /** Writes a descriptor alone, of one resource. */
  static Path descriptor(Path folder, String resource) throws IOException {
    Files.createDirectories(folder);
    return Files.writeString(
        folder.resolve("datapackage.json"),
        """
        {"name": "%s", "resources": [{"name": "%s", "path": "x.csv"}]}
        """
            .formatted(folder.getFileName(), resource));
  }

  /** Copies a folder of the shipped datasets. */
  static Path shipped(String name, Path datasets) throws IOException {
    Path copy = Files.createDirectories(datasets.resolve(name));
    try (Stream<Path> files = Files.list(ShippedDatasets.folder().resolve(name))) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }

  /** A night as of 2026-11-01 that falls back to the shipped register and code lists. */
  static Settings settings(Path datasets, Path out) {
    return settings(datasets, Optional.of(ShippedDatasets.folder()), out);
  }

  /** A night as of 2026-11-01. */
  static Settings settings(Path datasets, Optional<Path> shipped, Path out) {
    return new Settings(datasets, shipped, out, LocalDate.parse("2026-11-01"), 1);
  }
}
