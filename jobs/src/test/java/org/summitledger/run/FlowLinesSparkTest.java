package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.SparkTestSession;
import org.summitledger.TestFiles;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.run.Warehouses.Night;

/** The lines behind the world of a file that lists all partners and no world. */
class FlowLinesSparkTest {
  @TempDir private Path folder = Path.of("");
  private Path datasets = Path.of("");

  @BeforeEach
  void deliver() throws IOException {
    datasets = folder.resolve("datasets");
    Path customs =
        InputFolders.trade(
            datasets,
            """
            year,partner,value
            2018,JPN,10
            2018,CHN,30
            2017,CHN,5
            """);
    TestFiles.replace(
        customs.resolve("datapackage.json"),
        "\"partners\": \"some\"",
        "\"partners\": \"all\", \"products\": \"all\"");
  }

  @Test
  void theWorldThatNoFileReportsIsAllPartnersLines() {
    Night night = Warehouses.night(datasets, folder.resolve("out"), Warehouses.AS_OF);
    TableDefinition table = Explanation.table("sector_growth");
    Explanation explanation =
        new Explanation(SparkTestSession.get(), night.latest(), night.manifest());
    Settings settings = InputFolders.settings(datasets, night.out());

    List<String> lines =
        explanation.lines(
            table,
            explanation.rows(table, Map.of("partner", "WLD", "period", "2018")).get(0),
            settings,
            Datasets.read(Inputs.find(settings)));

    assertThat(lines)
        .containsExactly(
            "customs/imports.csv:3  2018-01-01  CHN  HS TOTAL  30.000 USD",
            "customs/imports.csv:2  2018-01-01  JPN  HS TOTAL  10.000 USD",
            "sum of these lines: 40.000; published value: 40.000: equal");
  }
}
