package org.summitledger.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Rows for tests, of a table written out as text; every column is text. */
public final class TestRows {
  private TestRows() {}

  /** The rows of a table, its first line being the header. */
  public static List<TableRow> rows(Path folder, String text) throws IOException {
    Path file = Files.createTempFile(folder, "table", ".csv");
    Files.writeString(file, text);
    List<Resource.Field> fields =
        List.of(text.lines().findFirst().orElseThrow().split(",")).stream()
            .map(TestRows::text)
            .toList();
    Resource resource = new Resource("table", "table.csv", fields, List.of(), null);
    return TableReader.read(InputFile.of(file, "table.csv"), resource);
  }

  private static Resource.Field text(String name) {
    return new Resource.Field(name, "string", false, java.util.Set.of(), null, null, null, 0);
  }
}
