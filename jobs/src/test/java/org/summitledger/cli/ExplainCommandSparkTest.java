package org.summitledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.TestFiles;
import org.summitledger.run.Warehouses;
import org.summitledger.run.Warehouses.Night;

class ExplainCommandSparkTest {
  @TempDir private Path folder = Path.of("");
  private final PrintStream stdout = System.out;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stopListening() {
    System.setOut(stdout);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aRowOfAnEarlierVersionIsExplainedAsItWasThen() throws IOException {
    Path warehouse = folder.resolve("warehouse");
    Night before = Warehouses.night(TestFiles.datasets(), warehouse, LocalDate.parse("2026-07-15"));
    String earlier = before.manifest().runId();
    Night after = Warehouses.night(TestFiles.datasets(), warehouse, Warehouses.AS_OF);
    assertThat(after.manifest().runId()).isNotEqualTo(earlier);

    int code =
        Main.execute(
            "explain",
            "commitment_progress",
            "commitment_id=jpn_ind_2022_investment",
            "scenario=stated",
            "--run",
            earlier,
            "--datasets",
            TestFiles.datasets().toString(),
            "--out",
            warehouse.toString());

    assertThat(code).isZero();
    assertThat(printed())
        .startsWith(
            "commitment_progress in " + warehouse + "/versions/" + earlier + ", as of 2026-07-15")
        .as("1,656 of 1,826 days")
        .contains("elapsed_share = 0.906", "commitments/commitments.csv:");
  }
}
