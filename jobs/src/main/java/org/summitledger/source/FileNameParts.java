package org.summitledger.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a layout takes from the name of its file. {@code file_name} is a pattern with named groups;
 * {@code {"file_name": GROUP}} in place of a value stands for what the group matched, after its
 * {@code map}. A release named by its month ({@code 202501}) counts as known on the last day of
 * that month: the day inside the month is not in the name, and nothing may seem known too early.
 *
 * @param resolved the layout without references to the file's name
 * @param problems what cannot be resolved
 */
record FileNameParts(JsonNode resolved, List<String> problems) {
  private static final String KEY = "file_name";
  private static final String KNOWN_FROM = "known_from";

  /** Of a part that the name does not say: a layout with problems is refused whatever it holds. */
  private static final String UNTOLD = "untold";

  static FileNameParts of(JsonNode layout, String path) {
    List<String> problems = new ArrayList<>();
    if (!layout.isObject()) {
      return new FileNameParts(layout, problems);
    }
    ObjectNode resolved = layout.deepCopy();
    if (layout.properties().stream().noneMatch(e -> refers(e.getValue()))) {
      return new FileNameParts(resolved, problems);
    }
    Matcher name = match(layout.path(KEY).asText(""), path, problems);
    for (Map.Entry<String, JsonNode> entry : layout.properties()) {
      JsonNode node = entry.getValue();
      if (refers(node)) {
        String text = group(entry.getKey(), node, name, problems);
        resolved.set(entry.getKey(), value(entry.getKey(), text, problems));
      }
    }
    return new FileNameParts(resolved, problems);
  }

  private static boolean refers(JsonNode node) {
    return node.isObject() && node.has(KEY);
  }

  private static Matcher match(String pattern, String path, List<String> problems) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    try {
      Matcher matcher = Pattern.compile(pattern).matcher(name);
      if (!matcher.matches() && !pattern.isEmpty()) {
        problems.add(
            "layout.file_name: '"
                + name
                + "' does not match "
                + pattern
                + ". Give the file its producer's name, or state what the name would say.");
      }
      return matcher;
    } catch (PatternSyntaxException e) {
      problems.add("layout.file_name is no pattern: " + e.getDescription() + ".");
      return Pattern.compile("").matcher(name);
    }
  }

  private static String group(String key, JsonNode node, Matcher name, List<String> problems) {
    String group = node.get(KEY).asText();
    if (name.pattern().pattern().isEmpty()) {
      problems.add("layout." + key + " takes a group of `file_name`, but the layout has none.");
    }
    if (!name.matches()) {
      return UNTOLD;
    }
    try {
      String text = name.group(group);
      if (text == null || text.isBlank()) {
        problems.add(
            "layout." + key + ": the group '" + group + "' of `file_name` is not in the name.");
        return UNTOLD;
      }
      return node.path("map").path(text).asText(text);
    } catch (IllegalArgumentException e) {
      problems.add("layout." + key + ": `file_name` has no group '" + group + "'.");
      return UNTOLD;
    }
  }

  private static JsonNode value(String key, String text, List<String> problems) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (key.equals(KNOWN_FROM)) {
      return json.textNode(text.equals(UNTOLD) ? StatedLayout.FIRST_SEEN : lastDay(text, problems));
    }
    return key.equals("dataflow") || key.equals("source")
        ? json.textNode(text)
        : json.objectNode().put("value", text);
  }

  private static String lastDay(String release, List<String> problems) {
    try {
      if (release.matches("[0-9]{8}")) {
        return LocalDate.of(number(release, 0, 4), number(release, 4, 6), number(release, 6, 8))
            .toString();
      }
      if (release.matches("[0-9]{6}")) {
        return YearMonth.of(number(release, 0, 4), number(release, 4, 6)).atEndOfMonth().toString();
      }
    } catch (DateTimeException e) {
      problems.add("layout.known_from: " + e.getMessage() + " in '" + release + "'.");
      return StatedLayout.FIRST_SEEN;
    }
    problems.add("layout.known_from is '" + release + "'; it must be yyyyMM or yyyyMMdd.");
    return StatedLayout.FIRST_SEEN;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text.substring(from, to));
  }
}
