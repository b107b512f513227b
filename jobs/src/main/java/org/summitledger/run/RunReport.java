package org.summitledger.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a run came to, for schedulers that lose exit codes.
 *
 * @param runId the run
 * @param status running, published, unchanged, ingested or failed
 * @param exit the exit code
 * @param message in words
 * @param version the version's folder name; empty if none was published
 */
public record RunReport(
    String runId, String status, ExitCode exit, String message, String version) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What stands in {@code run.json} until a run has ended, or for good if it was killed; written
   * without its exit code.
   */
  static RunReport running(String runId) {
    return new RunReport(
        runId,
        "running",
        ExitCode.BUG,
        "It has not ended, or was killed before it could say how.",
        "");
  }

  /**
   * Writes {@code run.json}, whole or not at all.
   *
   * @param ended empty while the run has neither ended nor come to an exit code
   */
  void write(Path file, Instant started, Optional<Instant> ended, List<Phases.Done> phases)
      throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("run_id", runId);
    json.put("status", status);
    json.put("exit_code", ended.map(at -> exit.code()).orElse(null));
    json.put("message", message);
    json.put("version", version);
    json.put("started_at", started.toString());
    json.put("ended_at", ended.map(Instant::toString).orElse(null));
    ArrayNode list = json.putArray("phases");
    for (Phases.Done phase : phases) {
      ObjectNode node = list.addObject();
      node.put("phase", phase.name());
      node.put("seconds", Math.round(phase.seconds() * 1000) / 1000.0);
      node.put("result", phase.result());
    }
    Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
    JSON.writerWithDefaultPrettyPrinter().writeValue(fresh.toFile(), json);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
