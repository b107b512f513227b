package org.summitledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Where things lie outside the test's own folder. */
public final class TestFiles {
  private TestFiles() {}

  /** The project's root, as the build says. */
  public static Path root() {
    return Path.of(System.getProperty("summitledger.root", "..")).toAbsolutePath().normalize();
  }

  /** The datasets shipped with the project. */
  public static Path datasets() {
    return root().resolve("datasets");
  }

  /**
   * Raw files of the producers, which are not shipped: in the folder that the environment variable
   * {@code SUMMIT_LEDGER_SHARED} names, else beside the project.
   */
  public static Optional<Path> shared(String path) {
    String named =
        System.getProperty("SUMMIT_LEDGER_SHARED", System.getenv("SUMMIT_LEDGER_SHARED"));
    Path shared = named == null ? root().resolveSibling("shared") : Path.of(named);
    return Optional.of(shared.resolve(path)).filter(Files::exists);
  }

  /** Figures of others, which are shipped with the tests; see their README. */
  public static Path oracle(String name) {
    try {
      URL found = TestFiles.class.getResource("/oracles/" + name);
      return Path.of(Objects.requireNonNull(found, name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(name, e);
    }
  }

  /** A copy of a folder; links stay links. */
  public static Path copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()), LinkOption.NOFOLLOW_LINKS);
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a resource to a data package. */
  public static void addResource(Path folder, String json) {
    Path descriptor = folder.resolve("datapackage.json");
    ObjectMapper mapper = new ObjectMapper();
    try {
      ObjectNode data = (ObjectNode) mapper.readTree(descriptor.toFile());
      data.withArray("resources").add(mapper.readTree(json));
      mapper.writeValue(descriptor.toFile(), data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces a text that a file must hold. */
  public static void replace(Path file, String text, String by) {
    try {
      String content = Files.readString(file);
      if (!content.contains(text)) {
        throw new IllegalArgumentException(file + " does not hold '" + text + "'");
      }
      Files.writeString(file, content.replace(text, by));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
