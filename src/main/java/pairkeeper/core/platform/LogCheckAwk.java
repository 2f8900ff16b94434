package pairkeeper.core.platform;

/**
 * The awk program that reads a log's lines and prints its kinds of message. Between single quotes
 * of sh: no apostrophe stands in it.
 *
 * <p>Works on bytes, so that every encoding goes through. Severities are known in English,
 * Portuguese, Polish and Russian; what is not known is left out, never guessed.
 */
final class LogCheckAwk {
  private LogCheckAwk() {}

  static final String PROGRAM =
      """
      BEGIN {
        TAB = "\\t"; QUOTE = "\\""; APOSTROPHE = sprintf("%c", 39); DOTS = "…"
        split("PANIC 4 FATAL 3 ERROR 2 WARNING 1 LOG 0 PÂNICO 4 PANIKA 4 ПАНИКА 4 KATASTROFALNY 3 ВАЖНО 3 ERRO 2 BŁĄD 2 ОШИБКА 2" \\
          " AVISO 1 OSTRZEŻENIE 1 ПРЕДУПРЕЖДЕНИЕ 1 СООБЩЕНИЕ 0 DZIENNIK 0", words, " ")
        for (i = 1; i in words; i += 2) rank[words[i]] = words[i + 1]
        split("DETAIL HINT QUERY LOCATION STATEMENT BACKTRACE DETALHE DICA CONSULTA LOCAL COMANDO INSTRUÇÃO SZCZEGÓŁY PODPOWIEDŹ PORADA" \\
          " ZAPYTANIE POZYCJA WYRAŻENIE ПОДРОБНОСТИ ПОДСКАЗКА ЗАПРОС ПОЛОЖЕНИЕ ОПЕРАТОР СТЕК", words, " ")
        for (i = 1; i in words; i++) more[words[i]] = 1
        context["CONTEXT"] = context["CONTEXTO"] = context["KONTEKST"] = context["КОНТЕКСТ"] = 1
        split("PANIC FATAL ERROR WARNING LOG", names, " ")
        ignored = split(ENVIRON["ignore"], ignore, "\\n")
        # where the prefix has the SQLSTATE, between which two characters
        prefix = ENVIRON["prefix"]
        at = index(prefix, "%e")
        if (at) {
          before = at > 1 ? substr(prefix, at - 1, 1) : ""
          if (at > 2 && substr(prefix, at - 2, 1) == "%") before = ""
          after = substr(prefix, at + 2, 1)
          if (after == "%") after = ""
        }
      }

      # --- what a message is a sign of, whatever its severity
      function sign(m, st) {
        if (st ~ /^(XX001|XX002|58030)$/) return "damage"
        if (st == "53100") return "disk"
        if (st == "53200") return "memory"
        if (st ~ /^28/) return "login"
        if (m ~ /page verification failed|invalid page in block|could not read block|checksum mismatch|unexpected zero page|missing chunk number|could not access status of transaction/) return "damage"
        if (m ~ /ошибка проверки страницы|некорректная страница в блоке|не удалось прочитать блок|не удалось получить состояние транзакции/) return "damage"
        if (m ~ /verificação de página falhou|página (é )?inválida no bloco|não pôde ler bloco|não foi possível ler (o )?bloco/) return "damage"
        if (m ~ /weryfikacja strony nie powiodła|nieprawidłowa strona w bloku|nie można odczytać bloku/) return "damage"
        if (m ~ /No space left on device|[Нн]а устройстве не осталось свободного места|[Nn]ão há espaço disponível no dispositivo|[Bb]rak miejsca na urządzeniu|[Nn]a urządzeniu nie (pozostało|ma) wolnego miejsca/) return "disk"
        if (m ~ /out of memory|Cannot allocate memory|нехватка памяти|[Нн]евозможно выделить память|memória (esgotada|insuficiente)|sem memória|[Nn]ão foi possível alocar memória|brak pamięci|[Nn]ie można przydzielić pamięci/) return "memory"
        if (killed(m)) return "crash"
        if (m ~ /requested WAL segment .* has already been removed|запрошенный сегмент WAL .* уже удал|segmento do WAL solicitado .* já foi removido|żądany segment WAL .* został już usunięty/) return "wal"
        if (m ~ /must be vacuumed within|to avoid wraparound data loss|oldest xmin is far in the past|oldest multixact is far in the past/) return "wraparound"
        if (m ~ /должна быть очищена .предельное число транзакций|зацикливания транзакций|самый старый xmin далеко в прошлом|deve ser limpo em|musi być odkurzona/) return "wraparound"
        if (archiving(m)) return "archive"
        if (m ~ /due to conflict with recovery|из-за конфликта с процессом восстановления|conflito com recuperação|konfliktu podczas odzyskiwania/) return "conflict"
        if (m ~ /authentication failed for user|no pg_hba[.]conf entry|pg_hba[.]conf rejects|не прош[^ ]* проверку подлинности|в pg_hba[.]conf нет записи|pg_hba[.]conf отвергает|autenticação .* falhou para usuário|nenhuma entrada no pg_hba[.]conf|(autoryzacja|uwierzytelni[ae]nie) .*nie powiod|brak wpisu w pg_hba[.]conf/) return "login"
        return ""
      }
      function killed(m) {
        return m ~ /^[^=;:]*[(]PID [0-9]+[)] (was terminated by (signal|exception)|был завершён по сигналу|foi (terminado|finalizado) pelo sinal|został (zatrzymany|zakończony|przerwany) przez sygnał)/
      }
      function archiving(m) {
        return m ~ /^(archive command (failed|was terminated)|archiving (write-ahead|transaction) log file .* failed|команда архивации завер|заархивировать файл журнала предзаписи .* не удалось|comando de arquivamento (falhou|foi terminado)|arquivamento d.* falhou|polecenie archiwizacji)/
      }
      # of a message without severity only what the server itself begins so: the text of a statement that is logged is no sign
      function signOfLog(m) {
        if (killed(m)) return "crash"
        if (archiving(m)) return "archive"
        if (m ~ /^(invalid page in block|page verification failed|could not read block|некорректная страница в блоке|ошибка проверки страницы|не удалось прочитать блок)/) return "damage"
        if (m ~ /^(out of memory|нехватка памяти|could not fork [^:]*: Cannot allocate memory)/) return "memory"
        if (m ~ /^(could not|не удалось|não (pôde|foi possível)|nie (można|udało)) .*: (No space left on device|На устройстве не осталось свободного места|Não há espaço disponível no dispositivo|Brak miejsca na urządzeniu)$/) return "disk"
        return ""
      }

      # --- what leaves the host of it
      function mask(m,   out, i, j, n, c, q, first, rest) {
        m = substr(m, 1, 4000)
        gsub(/[\\001-\\037\\177]/, " ", m)
        # a value stands behind a colon or behind "near", and may hold anything: nothing behind it is shown
        if (match(m, /(: ?|near |próximo a |blisko )["]/)) m = substr(m, 1, RSTART + RLENGTH - 2) QUOTE DOTS QUOTE
        out = ""; first = 0; n = length(m)
        for (i = 1; i <= n; i++) {
          c = substr(m, i, 1)
          if (c != QUOTE && c != APOSTROPHE) { out = out c; continue }
          q = i > 1 ? substr(m, i - 1, 1) : " "
          if (q !~ /[ (=\\[,]/) {
            # an apostrophe; but a quotation mark there ends something that did not begin
            if (c == APOSTROPHE) { out = out c; continue }
            return tidy((first ? substr(out, 1, first - 1) : out) DOTS)
          }
          if (!first) first = length(out) + 1
          for (j = i + 1; j <= n; j++) {
            if (substr(m, j, 1) == c) {
              rest = substr(m, j + 1, 1)
              if (rest == "" || rest ~ /[] ,;:.)]/) break
            }
          }
          out = out c DOTS c
          if (j > n) return tidy(out)
          i = j
        }
        return tidy(out)
      }
      function tidy(m) {
        # other languages quote so
        if (match(m, /«|„|“/)) m = substr(m, 1, RSTART - 1) DOTS
        gsub(/=[^ ,)]+/, "=" DOTS, m)
        gsub(/[^ ]+@[^ ]+/, DOTS, m)
        gsub(/0x[0-9a-fA-F]+/, "#", m)
        gsub(/[0-9A-F]+\\/[0-9A-F]+/, "#/#", m)
        gsub(/[0-9A-F][0-9A-F][0-9A-F][0-9A-F][0-9A-F][0-9A-F][0-9A-F][0-9A-F]+/, "#", m)
        gsub(/[0-9]+/, "#", m)
        gsub(/  +/, " ", m)
        sub(/ +$/, "", m)
        if (length(m) > 400) { m = substr(m, 1, 400); sub(/[\\300-\\377][\\200-\\277]*$/, "", m); m = m DOTS }
        return m
      }

      # --- one message
      function take(sev, st, m, time, ctx, whole,   own, sg, text, key, i) {
        messages++
        own = 0
        # RAISE and what other languages throw says what its author likes: a name, a diagnosis. It is at most an error
        if (sev == 1 || sev == 2) {
          if (st != "") own = st ~ /^(P0|38|HV)/ || st !~ /^(0[0-9ABFLPZ]|1|2|3|4|5|72|F0|XX)/
          else own = terse == "yes" || !whole
          if (ctx ~ /RAISE|PL\\/(Python|Perl|Tcl|R|Java|[Vv]8)|[Rr]emote SQL|dblink|удал|SQL remoto|zdalne/) own = 1
        }
        sg = sev == 0 ? signOfLog(m) : own ? sign("", st) : sign(m, st)
        if (sev < least && sg == "") return
        text = own ? "" : mask(m)
        for (i = 1; i <= ignored; i++) if (ignore[i] != "" && (index(m, ignore[i]) || index(text, ignore[i]))) { left++; return }
        # who was refused does not matter, how often does
        key = names[5 - sev] TAB sg TAB st TAB text
        if (!(key in count)) {
          # what is serious still gets its room where ordinary errors have filled theirs
          if (found >= kinds && !((sg != "" || sev == 4) && found < kinds + 50)) { over++; return }
          order[++found] = key; begun[key] = time
        }
        count[key]++
        if (time != "") ended[key] = time
      }
      function clock(s) {
        return match(s, /[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9] [0-9][0-9]:[0-9][0-9]:[0-9][0-9]([.][0-9]+)?( [A-Z+-][A-Z0-9+:-]*)?/) ? substr(s, RSTART, RLENGTH < 40 ? RLENGTH : 40) : ""
      }

      # --- lines of stderr
      function state(s,   found, b, a) {
        found = ""
        if (!at) return ""
        while (match(s, /[0-9A-Z][0-9A-Z][0-9A-Z][0-9A-Z][0-9A-Z]/)) {
          b = RSTART > 1 ? substr(s, RSTART - 1, 1) : gone
          a = substr(s, RSTART + 5, 1)
          if (b !~ /[0-9A-Za-z]/ && a !~ /[0-9A-Za-z]/ && (before == "" || b == before) && (after == "" || a == after)) found = substr(s, RSTART, 5)
          gone = substr(s, RSTART, 1)
          s = substr(s, RSTART + 1)
        }
        gone = ""
        return found
      }
      function flush(whole) {
        if (!pending) return
        pending = 0
        take(sev, st, said, time, ctx, whole || followed)
      }
      function severity(label) {
        if (label in rank) return rank[label]
        # the same words in encodings of one byte a letter
        if (label ~ /^P[\\200-\\377]NICO$/) return 4
        if (label ~ /^B[\\200-\\377][\\200-\\377]D$/) return 2
        if (label ~ /^OSTRZE[\\200-\\377]ENIE$/) return 1
        return -1
      }
      function line(s,   label, body, front) {
        if (substr(s, 1, 1) == TAB) { if (pending) followed = 1; return }
        # the first such word is the label: what comes behind it may hold any word
        if (!match(s, /[A-Z\\200-\\377][A-Z\\200-\\377]+:  /)) return
        label = substr(s, RSTART, RLENGTH - 3)
        front = substr(s, 1, RSTART - 1)
        body = substr(s, RSTART + RLENGTH)
        if (label in more) { if (pending) followed = 1; return }
        if (label in context) { if (pending && !followed2) { ctx = body; followed = followed2 = 1 } return }
        flush(1)
        if (severity(label) < 0) { strange++; return }
        pending = 1; followed = followed2 = 0; ctx = ""
        sev = severity(label); time = clock(front); st = state(front); said = body
        if (st == "00000") st = ""
      }

      # --- records of csvlog; a record goes on while a quotation mark is open
      function fields(s,   n, f, i) {
        n = 0
        while (n < 19) {
          if (substr(s, 1, 1) == QUOTE) {
            s = substr(s, 2); f = ""
            while ((i = index(s, QUOTE)) > 0) {
              f = f substr(s, 1, i - 1); s = substr(s, i + 1)
              if (substr(s, 1, 1) != QUOTE) break
              f = f QUOTE; s = substr(s, 2)
            }
          } else {
            i = index(s, ",")
            if (!i) { field[++n] = s; return n }
            f = substr(s, 1, i - 1); s = substr(s, i)
          }
          field[++n] = f
          if (substr(s, 1, 1) != ",") return n
          s = substr(s, 2)
        }
        return n
      }
      function firstLine(s) { sub(/\\n.*/, "", s); return s }
      function csv(s,   copy, n) {
        if (record == "" && open == 0) record = s
        else if (length(record) < 1000000) record = record "\\n" s
        copy = s
        open = (open + gsub(QUOTE, "", copy)) % 2
        if (open) return
        n = fields(record)
        record = ""
        if (n < 14) return
        if (severity(field[12]) < 0) { strange++; return }
        structured(field[12], field[13], field[14], field[1], n < 19 ? "" : field[19])
      }
      function structured(label, st, m, time, ctx) {
        if (st !~ /^[0-9A-Z][0-9A-Z][0-9A-Z][0-9A-Z][0-9A-Z]$/ || st == "00000") st = ""
        take(severity(label), st, firstLine(m), clock(time), firstLine(ctx), 1)
      }

      # --- lines of jsonlog: within a text every quotation mark has a backslash before it
      function value(s, key,   i, out, c) {
        i = index(s, "," QUOTE key QUOTE ":" QUOTE)
        if (!i) i = index(s, "{" QUOTE key QUOTE ":" QUOTE)
        if (!i) return ""
        s = substr(s, i + length(key) + 5, 8000)
        out = ""
        while (match(s, /["\\\\]/)) {
          out = out substr(s, 1, RSTART - 1)
          if (substr(s, RSTART, 1) == QUOTE) return out
          c = substr(s, RSTART + 1, 1)
          out = out (c == "n" ? "\\n" : c == "t" || c == "r" || c == "u" ? " " : c)
          s = substr(s, RSTART + 2)
        }
        return out s
      }
      function json(s,   label) {
        if (substr(s, 1, 1) != "{") return
        label = value(s, "error_severity")
        if (severity(label) < 0) { strange++; return }
        structured(label, value(s, "state_code"), value(s, "message"), value(s, "timestamp"), value(s, "context"))
      }

      /^\\001(yes|no)$/ { flush(0); record = ""; open = 0; cut = $0 == "\\001yes"; next }
      # the first line may have lost its beginning
      cut == 1 { cut = format == "csv" ? 2 : 0; next }
      cut == 2 { if ($0 !~ /^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9] [0-9][0-9]:[0-9][0-9]:[0-9][0-9][.][0-9]+ [A-Z0-9+-]+,/) next; cut = 0 }
      { lines++ }
      format == "csv" { csv($0); next }
      format == "json" { json($0); next }
      { line($0) }

      END {
        flush(0)
        printf "lines %d\\nmessages %d\\nstrange %d\\nignored %d\\nover %d\\n", lines, messages, strange, left, over
        for (i = 1; i <= found; i++) { key = order[i]; print "kind" TAB key TAB count[key] TAB begun[key] TAB ended[key] }
      }
      """;
}
