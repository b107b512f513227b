package org.summitledger.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Takes values out of a part of a descriptor, and collects everything that is wrong with it: what
 * is of another kind than it must be says nothing and is never taken for what it might mean.
 */
final class CheckedJson {
  /** What ends a sentence on a text that says nothing. */
  static final String BLANK = " is blank; it must be a text.";

  private final String root;
  private final List<String> problems = new ArrayList<>();

  /**
   * Nothing taken yet.
   *
   * @param root the part's name; paths are places inside it and end in the key that is taken
   */
  CheckedJson(String root) {
    this.root = root;
  }

  /** Everything that was wrong, in the order in which it was found. */
  List<String> problems() {
    return problems;
  }

  /** Notes something else that is wrong. */
  void problem(String what) {
    problems.add(what);
  }

  /** Notes keys that mean nothing: a misspelt `multiplier` would be a factor of a million. */
  void unknownKeys(String place, JsonNode node, Set<String> known) {
    if (node.isArray()) {
      node.forEach(entry -> unknownKeys(place, entry, known));
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!known.contains(entry.getKey())) {
        problems.add(place + " has an unknown key '" + entry.getKey() + "'.");
      }
    }
  }

  /** A text that must be there. */
  String text(JsonNode node, String path) {
    JsonNode stated = node.path(key(path));
    if (stated.isMissingNode() || stated.isNull()) {
      problems.add(root + " lacks `" + path + "`.");
    } else if (!stated.isTextual()) {
      problems.add(root + "." + path + " is " + stated + "; it must be a text.");
    } else if (stated.asText().isBlank()) {
      problems.add(root + "." + path + BLANK);
    } else {
      return stated.asText();
    }
    return "";
  }

  /** A text that may be left out, or be null, and is then another. */
  String textOr(JsonNode node, String path, String absent) {
    JsonNode stated = node.path(key(path));
    if (stated.isMissingNode() || stated.isNull() || stated.isTextual()) {
      return stated.asText(absent);
    }
    problems.add(root + "." + path + " is " + stated + "; it must be a text.");
    return absent;
  }

  /** A text that must be there and be one of a few. */
  String word(JsonNode node, String path, List<String> allowed) {
    String text = text(node, path);
    return text.isEmpty() ? text : oneOf(path, text, allowed);
  }

  /** A text that must be one of a few. */
  String oneOf(String path, String value, List<String> allowed) {
    if (!allowed.contains(value)) {
      problems.add(root + "." + path + " is '" + value + "'; it must be one of " + allowed + ".");
    }
    return value;
  }

  /**
   * A whole number within bounds; {@code absent} where it is left out. What is none says nothing: a
   * multiplier of "million" is not one of 1.
   */
  int whole(JsonNode node, String path, int absent, int least, int most) {
    JsonNode stated = node.path(key(path));
    if (stated.isMissingNode()) {
      return absent;
    }
    if (!stated.isInt() || stated.asInt() < least || stated.asInt() > most) {
      problems.add(
          root
              + "."
              + path
              + " is "
              + stated
              + "; it must be a whole number from "
              + least
              + " to "
              + most
              + ".");
      return absent;
    }
    return stated.asInt();
  }

  /** True or false; false where it is left out. */
  boolean flag(JsonNode node, String path) {
    JsonNode stated = node.path(key(path));
    if (!stated.isMissingNode() && !stated.isBoolean()) {
      problems.add(root + "." + path + " is " + stated + "; it must be true or false.");
    }
    return stated.asBoolean(false);
  }

  /** What a word stands for, which is an enum's constant in small letters; or {@code absent}. */
  <E extends Enum<E>> E choice(JsonNode node, String path, Class<E> type, E absent) {
    String value = textOr(node, path, absent.name());
    try {
      return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      problems.add(
          root
              + "."
              + path
              + " is '"
              + value
              + "'; it must be one of "
              + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)
              + ".");
      return absent;
    }
  }

  /** The parts of a list, each with keys of its own; none where it is left out. */
  List<JsonNode> parts(JsonNode node, String path) {
    List<JsonNode> parts = new ArrayList<>();
    for (JsonNode part : list(node, path)) {
      if (part.isObject()) {
        parts.add(part);
      } else {
        problems.add(root + "." + path + " lists " + part + "; each must be an object, in { }.");
      }
    }
    return parts;
  }

  /** The texts or numbers of a list; none where it is left out. */
  Set<String> texts(JsonNode node, String path) {
    Set<String> texts = new LinkedHashSet<>();
    for (JsonNode text : list(node, path)) {
      if (isText(root + "." + path, text)) {
        texts.add(text.asText());
      }
    }
    return texts;
  }

  private JsonNode list(JsonNode node, String path) {
    JsonNode stated = node.path(key(path));
    if (stated.isMissingNode() || stated.isArray()) {
      return stated;
    }
    problems.add(root + "." + path + " is " + stated + "; it must be a list, in [ ].");
    return MissingNode.getInstance();
  }

  /** Texts or numbers by their keys; none where the object is left out, or null. */
  Map<String, String> map(JsonNode node, String path) {
    JsonNode stated = node.path(key(path));
    Map<String, String> map = new LinkedHashMap<>();
    if (!stated.isMissingNode() && !stated.isNull() && !stated.isObject()) {
      problems.add(root + "." + path + " is " + stated + "; it must be an object, in { }.");
    }
    for (Map.Entry<String, JsonNode> entry : stated.properties()) {
      if (isText(root + "." + path + "." + entry.getKey(), entry.getValue())) {
        map.put(entry.getKey(), entry.getValue().asText());
      }
    }
    return map;
  }

  /** A text or a number that must be there. */
  String textOrNumber(JsonNode node, String path) {
    return isText(root + "." + path, node.path(key(path))) ? node.path(key(path)).asText() : "";
  }

  private boolean isText(String place, JsonNode node) {
    boolean text = node.isTextual() || node.isNumber();
    if (!text) {
      problems.add(place + " holds " + node + "; it must be a text.");
    }
    return text;
  }

  private static String key(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
