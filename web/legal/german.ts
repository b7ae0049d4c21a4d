import type { LegalPage, Shown } from "./page";

const guidelines = ({ community }: Shown): LegalPage => ({
  title: "Umgangsregeln",
  lead: `Wie wir bei ${community} miteinander reden.`,
  sections: [
    {
      heading: "Rede wie an einem Tisch",
      paragraphs: [
        "Nimm an, dass die anderen es gut meinen. Widersprich dem, was gesagt wurde, nicht denen, die es gesagt haben. Was du jemandem schwer ins " +
          "Gesicht sagen könntest, lass eine Stunde liegen.",
      ],
    },
    {
      heading: "Bleib beim Raum",
      paragraphs: [
        "Ein Raum hat ein Thema. Ist deins ein anderes, eröffne einen Raum: Es dauert eine Minute, und wen es angeht, der findet ihn.",
      ],
    },
    {
      heading: "Zeig, woher du es weißt",
      paragraphs: ["Sag, woher du etwas hast. Zitiere, worauf du antwortest. „Ich weiß es nicht“ ist ein guter Satz."],
    },
    {
      heading: "Lass anderen ihr Privates",
      paragraphs: [
        "Was dir jemand anderswo erzählt hat, darf nur diese Person weitererzählen. Namen, Adressen und Bilder anderer brauchen deren Einverständnis.",
      ],
    },
    {
      heading: "Wenn etwas nicht stimmt",
      paragraphs: [
        "Melde es: eine Nachricht, einen Raum oder eine Person. Der Host eines Raums kann dort Nachrichten entfernen; die Leitung der Community " +
          "sieht jede Meldung, und wer gemeldet hat, bleibt unter euch beiden.",
      ],
    },
    {
      heading: "Neu hier",
      paragraphs: [
        "Die erste Nachricht eines neuen Kontos wartet, bis jemand sie angesehen hat, wenn sie einen Link enthält. Das richtet sich gegen Spam, " +
          "nicht gegen dich.",
      ],
    },
  ],
});

const privacy = ({ community }: Shown): LegalPage => ({
  title: "Datenschutz",
  lead: `Was ${community} über dich behält, wer es sieht und wie du es wieder mitnimmst.`,
  sections: [
    {
      heading: "Lesen",
      paragraphs: [
        "Lesen kannst du ohne Konto. Dafür wird kein Cookie gesetzt, nichts über dich gezählt, und keine Skripte, Schriften oder Bilder anderer " +
          "Firmen werden geladen.",
      ],
    },
    {
      heading: "Wenn du dich anmeldest",
      paragraphs: [
        "Du meldest dich mit Google oder GitHub an. Sie erfahren, dass du hier warst; wir erfahren die Nummer deines Kontos dort, deinen Namen und " +
          "deine E-Mail-Adresse, wenn sie dort bestätigt ist. Dein Bild dort wird nicht geholt, dein Passwort erreicht uns nie, und wir bitten um " +
          "kein Recht, für dich zu handeln.",
      ],
    },
    {
      heading: "Was behalten wird",
      paragraphs: ["Behalten, bis du es änderst oder dein Konto löschst:"],
      points: [
        "Dein Benutzername, dein Name, was du über dich schreibst, und seit wann du da bist.",
        "Deine Nummer bei Google oder GitHub und deine bestätigte E-Mail-Adresse. Die Adresse wird niemandem gezeigt und bisher für nichts benutzt.",
        "Das Bild, das du gewählt hast, 256 Pixel breit. Die Datei, die du gesendet hast, wird nach dem Lesen gelöscht, und mit ihr, was sie über " +
          "Zeit, Ort und Kamera verrät.",
        "Die Räume, die du eröffnet hast und in denen du dabei bist, was du gesagt hast, und womit du auf Worte anderer geantwortet hast; sie sehen, " +
          "wie viele das gewählt haben.",
        "Wann du zuletzt eine Nachricht geschrieben hast, damit jemand zur ersten willkommen heißen kann.",
        "Was die Leitung der Community oder ein Host mit etwas von dir getan hat, und warum.",
      ],
    },
    {
      heading: "Was von selbst geht",
      paragraphs: ["Nur eine Zeit lang behalten:"],
      points: [
        "Eine Nachricht oder ein Raum, den du löschst: 30 Tage, damit du ihn zurückholen kannst. Dann ist er weg.",
        "Wo du angemeldet bist (der Name des Browsers und wann er zuletzt benutzt wurde): bis du dich abmeldest, 7 Tage nach der letzten Benutzung " +
          "oder 30 Tage nach der Anmeldung.",
        "Was du gemeldet hast, erste Nachrichten von dir, die warten oder abgelehnt wurden, und was andere von dir entfernt haben: bis 30 Tage, " +
          "nachdem es erledigt ist.",
        "Ein Benutzername, den du abgelegt hast: Er führt 30 Tage lang zu deinem neuen.",
        "Die übrigen Zähler, die verhindern, dass jemand zu schnell schreibt: zwei Tage.",
        "Das Netz, aus dem du dich anmeldest, für uns unlesbar (eine verschlüsselte Prüfsumme des ersten Teils seiner Adresse): ein bis zwei Stunden.",
        "Technische Protokolle: welche Adresse der Website wann aufgerufen wurde und wie es ausging: 30 Tage. Sie enthalten nichts, was du " +
          "geschrieben hast, und nicht deine Netzadresse.",
        "Eine Änderung, die die Software nicht verarbeiten konnte, wird ganz beiseitegelegt, bis jemand sie angesehen hat: höchstens 30 Tage.",
        "Sicherungen des Ganzen: 35 Tage. Gelöschtes steckt bis dahin darin und wird nicht daraus zurückgeholt.",
      ],
    },
    {
      heading: "Wer was sieht",
      paragraphs: [
        "Alle, auch Suchmaschinen, können Räume und Nachrichten lesen, mit den Benutzernamen und Bildern derer, die sie geschrieben haben, außer " +
          "diese Community ist nur für Mitglieder. Dein Name und was du über dich schreibst sieht, wer angemeldet ist. Deine E-Mail-Adresse und " +
          "deine Anmeldungen sieht niemand außer dir. Die Leitung sieht, was gemeldet wurde, und von wem.",
      ],
    },
    {
      heading: "Cookies",
      paragraphs: [
        "Ein Cookie hält dich angemeldet. Ein anderes gibt es zehn Minuten lang, während du dich anmeldest. Beide sind dafür nötig und verraten " +
          "niemandem sonst etwas. Deine Entwürfe, deine letzten Suchen, die zuletzt geöffneten Räume und die Wahl " +
          "von Licht und Sprache behält dein Browser, auf deinem Gerät.",
      ],
    },
    {
      heading: "Nimm es mit",
      paragraphs: [
        "„Alles herunterladen“ in den Einstellungen gibt dir alles als Datei: dein Profil, deine Anmeldungen, deine Räume, jede Nachricht, die du " +
          "geschrieben hast, auch die gelöschten, und dein Bild.",
      ],
    },
    {
      heading: "Gehen",
      paragraphs: [
        "„Mein Konto löschen“ in den Einstellungen meldet dich sofort überall ab und gibt deinen Benutzernamen frei. In wenigen Minuten, oder in " +
          "Stunden, wenn du sehr viel geschrieben hast, sind dein Profil, dein Bild, deine Anmeldewege und Mitgliedschaften weg, und du bekommst " +
          "eine Quittung, die zählt, was getan wurde.",
        "Du entscheidest, was aus deinen Nachrichten wird: Sie bleiben als die einer gelöschten Person, oder ihre Worte werden gelöscht. Räume, in " +
          "denen andere reden, bleiben für sie; gehen deine Worte, gehen auch Name und Beschreibung des Raums. Was andere über dich geschrieben " +
          "haben, gehört ihnen: Sag der Leitung, wenn es weg soll. Einzelne Wörter aus Raumnamen bleiben in der Liste der Schreibweisen der Suche.",
      ],
    },
    {
      heading: "Wo es liegt",
      paragraphs: [
        "Im Cloud-Konto der Leitung dieser Community, bei Amazon Web Services. Die Leitung ist dafür verantwortlich und die, die du fragst; sonst " +
          "hat niemand Zugang, auch nicht, wer die Software macht.",
      ],
    },
  ],
});

const terms = ({ community }: Shown): LegalPage => ({
  title: "Nutzungsbedingungen",
  lead: `Die kurze Vereinbarung zwischen dir und denen, die ${community} betreiben.`,
  sections: [
    {
      heading: "Deine Worte gehören dir",
      paragraphs: [
        `Du behältst jedes Recht an dem, was du schreibst. Du erlaubst ${community}, es zu speichern und seinen Lesenden zu zeigen, solange es hier ` +
          "steht. Löschst du es, endet das.",
      ],
    },
    {
      heading: "Dein Konto",
      paragraphs: [
        "Eine Person, ein Konto; wer sich mit deinem Google- oder GitHub-Konto anmelden kann, kann sich als du anmelden. Du bist mindestens 16, oder " +
          "dort, wo du lebst, alt genug, um dem selbst zuzustimmen.",
      ],
    },
    {
      heading: "Was nicht willkommen ist",
      paragraphs: [
        "Was gegen das Gesetz oder die Umgangsregeln verstößt, kann entfernt und ein Konto kann geschlossen werden; der Grund wird aufgeschrieben. " +
          "Vor allem:",
      ],
      points: [
        "Drohungen, Belästigung oder private Daten anderer.",
        "Spam, und Beiträge von Maschinen, die es nicht sagen.",
        "Was du nicht teilen darfst.",
        "Versuche, an etwas zu kommen, das dir nicht gehört, oder die Website für andere zu stören.",
      ],
    },
    {
      heading: "Hosts und Leitung",
      paragraphs: [
        "Wer einen Raum eröffnet, ist sein Host: Ein Host darf dort Nachrichten entfernen, das Schreiben sperren und den Raum schließen. Die Leitung " +
          "der Community darf das in jedem Raum, dazu Themen umbenennen und Konten schließen. Beides wird in einer Liste festgehalten.",
      ],
    },
    {
      heading: "So, wie es ist",
      paragraphs: [
        "Das hier wird mit Sorgfalt und ohne Versprechen betrieben: Es kann ausfallen, sich ändern oder enden. Lade herunter, was dir wichtig ist. " +
          "Nichts hier schränkt Rechte ein, die dir das Gesetz gibt und auf die man nicht verzichten kann.",
      ],
    },
    {
      heading: "Änderungen",
      paragraphs: [
        "Ändern sich diese Bedingungen, ändert sich diese Seite. Wer nicht einverstanden ist, kann gehen und alles mitnehmen.",
      ],
    },
  ],
});

/** The community's texts in German: they say what the English ones beside them say. */
export const german = { guidelines, privacy, terms };
