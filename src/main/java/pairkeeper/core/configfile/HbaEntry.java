package pairkeeper.core.configfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pairkeeper.core.configfile.HbaTokens.Token;
import pairkeeper.core.model.Refused;

/**
 * A record as it stands in a pg_hba.conf.
 *
 * @param from first physical line, counted from 1
 * @param to last physical line: another one when lines are continued
 * @param text the record as written, without line endings
 * @param line what it says; nothing for an include or a record that PostgreSQL would not take
 */
public record HbaEntry(int from, int to, String text, Optional<HbaLine> line) {

  /** Whether it would decide about some connection that the line is meant for. */
  boolean mayMatchBefore(HbaLine wanted) {
    return line.map(own -> HbaOverlap.of(own, wanted)).orElse(true);
  }

  static HbaEntry read(int from, int to, String text) {
    return new HbaEntry(from, to, text, line(HbaTokens.of(text)));
  }

  private static Optional<HbaLine> line(List<List<Token>> fields) {
    if (fields.size() < 4) {
      return Optional.empty();
    }
    var type = HbaType.of(word(fields.get(0)));
    try {
      return type.map(t -> t == HbaType.LOCAL ? local(fields) : host(t, fields));
    } catch (Refused e) {
      return Optional.empty();
    }
  }

  private static HbaLine local(List<List<Token>> fields) {
    return new HbaLine(
        HbaType.LOCAL,
        names(fields.get(1)),
        names(fields.get(2)),
        "",
        word(fields.get(3)),
        options(fields, 4));
  }

  private static HbaLine host(HbaType type, List<List<Token>> fields) {
    String address = word(fields.get(3));
    int next = 4;
    if (fields.size() > 5 && !address.contains("/")) {
      var block = AddressBlock.read(address, word(fields.get(4)));
      if (block.isPresent()) {
        address = block.get().toString();
        next = 5;
      }
    }
    return new HbaLine(
        type,
        names(fields.get(1)),
        names(fields.get(2)),
        address,
        fields.size() > next ? word(fields.get(next)) : "",
        options(fields, next + 1));
  }

  private static List<HbaName> names(List<Token> tokens) {
    return tokens.stream().map(HbaEntry::name).toList();
  }

  private static HbaName name(Token token) {
    String text = token.text();
    if (text.isEmpty() || "@+/".indexOf(text.charAt(0)) >= 0) {
      return new HbaName.Standing(token.quoted() ? '"' + text + '"' : text);
    }
    return token.quoted() ? new HbaName.Named(text) : HbaName.of(text);
  }

  private static List<String> options(List<List<Token>> fields, int from) {
    var options = new ArrayList<String>();
    for (int i = from; i < fields.size(); i++) {
      options.add(word(fields.get(i)));
    }
    return options;
  }

  private static String word(List<Token> field) {
    return String.join(",", field.stream().map(Token::text).toList());
  }
}
