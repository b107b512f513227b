package org.summitledger.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a version was made of and what it holds. Everything that a table must not carry, because it
 * differs between equal runs, stands here.
 *
 * @param runId the version's name
 * @param createdAt when it was published, UTC
 * @param asOf the day whose knowledge it shows
 * @param fingerprint of inputs, as-of day, settings and code: equal fingerprints give equal tables
 * @param inputs every file that was read or taken from the lake
 * @param settings those that change results
 * @param versions of code and libraries
 * @param accepted why changes that would have stopped the night are right, as its operator said;
 *     null where nothing was said
 * @param outputs every published file but this one
 */
public record Manifest(
    String runId,
    String createdAt,
    String asOf,
    String fingerprint,
    List<Input> inputs,
    Map<String, String> settings,
    Map<String, String> versions,
    @Nullable String accepted,
    List<Output> outputs) {

  /** Refuses a manifest that lacks something, as a file of another kind would. */
  public Manifest {
    Objects.requireNonNull(runId, "runId");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(asOf, "asOf");
    Objects.requireNonNull(fingerprint, "fingerprint");
    inputs = List.copyOf(inputs);
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(versions, "versions");
    outputs = List.copyOf(outputs);
  }

  /**
   * The manifest of a version's folder, if there is one.
   *
   * @throws PublishException if there is one that cannot be read
   */
  public static Optional<Manifest> of(Path version) {
    try (InputStream json = Files.newInputStream(version.resolve(FILE))) {
      return Optional.of(JSON.readValue(json, Manifest.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new PublishException(
          "Cannot read "
              + version.resolve(FILE)
              + ": what this version holds is unknown. Restore it, or show readers another with versions rollback.",
          e);
    }
  }

  /** Writes it into the folder of what it lists. */
  void write(Path folder) throws IOException {
    JSON.writerWithDefaultPrettyPrinter().writeValue(folder.resolve(FILE).toFile(), this);
  }

  /** How many bytes its files take, but for this one. */
  public long outputBytes() {
    return outputs.stream().mapToLong(Output::bytes).sum();
  }

  /** Its name inside a version. */
  public static final String FILE = "manifest.json";

  private static final ObjectMapper JSON =
      new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  /**
   * A file that was read.
   *
   * @param name its path inside its data package
   * @param sha256 the hash of its bytes
   * @param bytes its size
   */
  public record Input(String name, String sha256, long bytes) {}

  /**
   * A file that was published.
   *
   * @param file its name
   * @param rows its rows; -1 for files that are no tables
   * @param bytes its size
   * @param sha256 the hash of its bytes
   */
  public record Output(String file, long rows, long bytes, String sha256) {}
}
