package org.summitledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NotebookTest {
  private static final Path NOTEBOOKS =
      Path.of(System.getProperty("summitledger.root", ".."), "notebooks");

  static List<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(NOTEBOOKS)) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void aNotebookIsCommittedWithoutOutputs(Path notebook) throws IOException {
    JsonNode cells = new ObjectMapper().readTree(notebook.toFile()).get("cells");

    assertThat(cells)
        .filteredOn(cell -> cell.get("cell_type").asText().equals("code"))
        .isNotEmpty()
        .allSatisfy(
            cell -> {
              String id = "cell " + cell.get("id").asText();
              assertThat(cell.get("outputs")).as(id + ", outputs").isEmpty();
              assertThat(cell.get("execution_count").isNull()).as(id + ", not run").isTrue();
            });
  }

  @Test
  void everyRequirementIsPinnedToOneVersion() throws IOException {
    List<String> lines = Files.readAllLines(NOTEBOOKS.resolve("requirements.txt"));

    assertThat(lines)
        .filteredOn(line -> !line.startsWith("#"))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).matches("[a-z_-]+==[0-9]+(\\.[0-9]+)+"));
  }
}
