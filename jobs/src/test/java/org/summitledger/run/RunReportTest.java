package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {
  private static final Instant STARTED = Instant.parse("2026-11-01T02:00:00Z");

  @TempDir private Path folder = Path.of("");

  private JsonNode written(RunReport report, Phases.Done... phases) throws IOException {
    Path file = folder.resolve("run.json");
    report.write(file, STARTED, Optional.of(STARTED.plusSeconds(60)), List.of(phases));
    return new ObjectMapper().readTree(file.toFile());
  }

  @Test
  void itSaysWhatTheRunCameTo() throws IOException {
    JsonNode json =
        written(
            new RunReport("run-1", "published", ExitCode.OK, "Published \"run-1\".", "run-1"),
            new Phases.Done("ingest", 1.23456, "5 files"));
    assertThat(json.get("run_id").asText()).isEqualTo("run-1");
    assertThat(json.get("status").asText()).isEqualTo("published");
    assertThat(json.get("exit_code").isInt()).isTrue();
    assertThat(json.get("exit_code").asInt()).isZero();
    assertThat(json.get("message").asText()).isEqualTo("Published \"run-1\".");
    assertThat(json.get("version").asText()).isEqualTo("run-1");
    assertThat(json.get("started_at").asText()).isEqualTo("2026-11-01T02:00:00Z");
    assertThat(json.get("ended_at").asText()).isEqualTo("2026-11-01T02:01:00Z");
  }

  @Test
  void itListsThePhasesInTheirOrder() throws IOException {
    JsonNode phases =
        written(
                new RunReport("run-1", "published", ExitCode.OK, "", "run-1"),
                new Phases.Done("ingest", 1.23456, "5 files"),
                new Phases.Done("report", 20, "9 tables"))
            .get("phases");
    assertThat(phases).hasSize(2);
    assertThat(phases.at("/0/phase").asText()).isEqualTo("ingest");
    assertThat(phases.at("/0/seconds").asDouble()).isEqualTo(1.235);
    assertThat(phases.at("/0/result").asText()).isEqualTo("5 files");
    assertThat(phases.at("/1/phase").asText()).isEqualTo("report");
  }

  @Test
  void aFailureCarriesItsExitCode() throws IOException {
    JsonNode json = written(new RunReport("run-2", "failed", ExitCode.AUDIT, "Why", ""));
    assertThat(json.get("exit_code").asInt()).isEqualTo(4);
    assertThat(json.get("version").asText()).isEmpty();
  }

  @Test
  void theNextRunTakesItsPlaceAndLeavesNothingElseBehind() throws IOException {
    written(new RunReport("run-1", "published", ExitCode.OK, "", "run-1"));
    JsonNode json = written(new RunReport("run-2", "failed", ExitCode.INPUT, "Why", ""));
    assertThat(json.get("run_id").asText()).isEqualTo("run-2");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("run.json"));
    }
  }

  @Test
  void aRunThatHasNotEndedHasNoEndAndNoExitCode() throws IOException {
    Path file = folder.resolve("run.json");
    RunReport.running("run-1").write(file, STARTED, Optional.empty(), List.of());
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.get("status").asText()).isEqualTo("running");
    assertThat(json.get("exit_code").isNull()).isTrue();
    assertThat(json.get("ended_at").isNull()).isTrue();
  }
}
