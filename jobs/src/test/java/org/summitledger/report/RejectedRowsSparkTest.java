package org.summitledger.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.Found;
import org.summitledger.TestTables;
import org.summitledger.TestTrade;
import org.summitledger.lake.Grouping;
import org.summitledger.lake.Lake;
import org.summitledger.lake.LakeEntry;
import org.summitledger.lake.Vintages.Selected;
import org.summitledger.source.CodeLists;
import org.summitledger.source.DataPackage;
import org.summitledger.source.Resource;
import org.summitledger.source.TestLayouts;

class RejectedRowsSparkTest {
  private static final String DESCRIPTOR =
      """
      {"name": "trade", "resources": [{
        "name": "imports", "path": "imports.csv", "schema": {"fields": []},
        "layout": {
          "source": "s", "dataflow": "d", "known_from": "2020-01-01", "frequency": "A",
          "period": {"field": "year", "format": "yyyy"},
          "reporter": {"value": "IND"}, "partner": {"field": "partner"},
          "flow": {"value": "import"}, "product": {"field": "product"},
          "measures": [{"field": "value"}],
          "unit": {"currency": "USD", "decimals": 2}
        }}]}
      """;

  /** Every country of three letters, every product. */
  private static final CodeLists ANY =
      new CodeLists() {
        @Override
        public Optional<String> country(String scheme, String code) {
          return Optional.of(code).filter(c -> c.length() == 3);
        }

        @Override
        public boolean hasScheme(String scheme) {
          return true;
        }

        @Override
        public boolean isProduct(String code, String hsRevision) {
          return true;
        }

        @Override
        public String fingerprint() {
          return "any";
        }
      };

  @TempDir private Path folder;

  private Found rejected(String csv) throws IOException {
    Files.writeString(folder.resolve("datapackage.json"), DESCRIPTOR);
    Files.writeString(folder.resolve("imports.csv"), csv);
    DataPackage data = DataPackage.read(folder);
    Resource resource = data.require("imports");
    Lake lake = new Lake(folder.resolve("lake"));
    LakeEntry entry =
        lake.add(
            data.file(resource),
            TestLayouts.of(resource),
            data,
            ANY,
            new Grouping(TestTables.sectors(), Map.of(), Set.of(), Map.of()),
            1);
    Selected selected = new Selected(entry, new TreeSet<>(entry.periods()));
    return Night.with().files(lake, List.of(selected)).build(new RejectedRows());
  }

  @Test
  void aRejectedRowKeepsItsPlaceItsTextAndWhy() throws IOException {
    Row row =
        rejected(
                """
                year,partner,product,value
                2014,JPN,87,1.25
                2014,CHN,87,"1,234.5"
                """)
            .one();

    assertThat(row.<Object>getAs("line")).isEqualTo(3L);
    assertThat(row.<Object>getAs("code")).isEqualTo("NUMBER_INVALID");
    assertThat(row.<Object>getAs("column")).isEqualTo("value");
    assertThat(row.<Object>getAs("raw_text")).isEqualTo("1,234.5");
    assertThat(row.<String>getAs("file")).endsWith("/imports.csv");
    assertThat(row.<String>getAs("message")).contains("'1,234.5' is not a plain number");
  }

  @Test
  void everyRejectedRowIsThereOnce() throws IOException {
    Found rows =
        rejected(
            """
            year,partner,product,value
            2014,JPN,87,1.25
            2014,JPN,87,1.25
            2014,Japan,87,1
            2014,CHN,87
            """);

    assertThat(rows.column("code"))
        .containsExactlyInAnyOrder("DUPLICATE_ROW", "COUNTRY_UNKNOWN", "ROW_TOO_SHORT");
  }

  @Test
  void aCleanNightHasNoRejectedRows() {
    assertThat(Night.with().files(new Lake(folder), List.of()).build(new RejectedRows()).rows())
        .isEmpty();
    assertThat(TestTrade.file("f", "all", "none").rowsRejected()).isPositive();
  }
}
