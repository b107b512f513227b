package org.summitledger.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;

/** Layouts of descriptors that state the day of their figures. */
public final class TestLayouts {
  private TestLayouts() {}

  /** The layout of a resource. */
  public static Layout of(Resource resource) {
    return dated(Objects.requireNonNull(resource.layout(), "no layout"));
  }

  static Layout parse(JsonNode json, String path) {
    return dated(LayoutParser.parse(json, "test", path));
  }

  private static Layout dated(StatedLayout stated) {
    return stated.dated(
        () -> {
          throw new IllegalStateException("The descriptor leaves the day open");
        });
  }
}
