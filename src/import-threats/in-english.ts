/**
 * Words of threat documents in German, French, Spanish and Russian, by the English ones that say the
 * same. Labels are compared whole, levels and states by their first words.
 */
const LABELS: Readonly<Record<string, string>> = {
  threat:
    'bedrohung|bedrohungsszenario|gefährdung|angriff|angriffsszenario|menace|scénario de menace|amenaza|escenario de amenaza|угроза|сценарий угрозы',
  mitigation:
    'gegenmaßnahme|gegenmaßnahmen|gegenmassnahme|gegenmassnahmen|maßnahme|maßnahmen|schutzmaßnahme|schutzmaßnahmen|contre-mesure|contre-mesures|mesure|mesures|mesures de protection|contramedida|contramedidas|mitigación|mitigaciones|medida|medidas|мера|меры|мера защиты|меры защиты|контрмера|контрмеры',
  likelihood:
    'wahrscheinlichkeit|eintrittswahrscheinlichkeit|probabilité|vraisemblance|probabilidad|вероятность',
  impact:
    'auswirkung|auswirkungen|schaden|schadenshöhe|folgen|conséquence|conséquences|impacto|consecuencia|consecuencias|воздействие|последствие|последствия|ущерб',
  severity:
    'schweregrad|risikostufe|kritikalität|priorität|gravité|criticité|sévérité|priorité|gravedad|severidad|criticidad|prioridad|критичность|приоритет|приоритет и обоснование|уровень риска',
  'residual risk': 'restrisiko|risque résiduel|riesgo residual|остаточный риск',
  component:
    'komponente|komponenten|betroffene komponente|betroffene komponenten|composant|composants|componente|componentes|компонент|компоненты|актив',
  description: 'beschreibung|descripción|описание',
  status: 'statut|état|estado|статус|umgesetzt|umgesetzt?',
  category: 'kategorie|bedrohungsklasse|catégorie|categoría|категория',
  owner: 'verantwortlich|verantwortlicher|zuständig|ответственный',
  justification: 'begründung|justificación|обоснование',
};

const FIRST_WORDS: Readonly<Record<string, string>> = {
  'very high': 'sehr hoch|très élevé|très élevée|muy alto|muy alta|очень высокий|очень высокая',
  'very low': 'sehr gering|sehr niedrig|très faible|muy bajo|muy baja|очень низкий|очень низкая',
  critical:
    'kritisch|critique|crítico|crítica|критический|критическая|критичный|критично|критическое',
  high: 'hoch|élevé|élevée|alto|alta|высокий|высокая|высокое',
  medium: 'mittel|moyen|moyenne|medio|media|средний|средняя|среднее',
  low: 'niedrig|gering|faible|bajo|baja|низкий|низкая|низкое',
  open: 'offen|ouvert|abierto|открыто|открыта',
  planned: 'geplant|planifié|planificado|planificada|запланировано|планируется',
  partly: 'teilweise|partiellement|parcialmente|частично',
  implemented: 'umgesetzt|implementiert|erledigt|mis en œuvre|implementado|реализовано|выполнено',
  accepted: 'akzeptiert|accepté|acceptée|aceptado|aceptada|принято|принят',
  yes: 'ja|oui|sí|да',
  no: 'nein|nicht|non|нет|не',
};

const LABEL_OF = turned(LABELS);
const FIRST_OF = turned(FIRST_WORDS);

/** The English label that says what a label of another language says; undefined for any other. */
export function labelInEnglish(label: string): string | undefined {
  return LABEL_OF.get(label);
}

/** A plain text with its first words in English, where they are a level or a state. */
export function inEnglish(plain: string): string {
  const [two = '', one = ''] = /^(\p{L}+)(?: \p{L}+)?/u.exec(plain) ?? [];
  for (const words of [two, one]) {
    const english = words === '' ? undefined : FIRST_OF.get(words.toLowerCase());
    if (english !== undefined) return english + plain.slice(words.length);
  }
  return plain;
}

function turned(words: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(words).flatMap(([english, others]) =>
      others.split('|').map((other): [string, string] => [other, english]),
    ),
  );
}
