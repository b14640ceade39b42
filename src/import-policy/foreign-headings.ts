import type { HeadingPattern } from './policy-heading.ts';

/**
 * Headings of policies that are not in English, in small letters: German, Spanish, Portuguese, French,
 * Italian, Russian, Japanese, Chinese and Korean. Texts below them stay as they are.
 */
export const FOREIGN_HEADINGS: readonly HeadingPattern[] = [
  [
    'contents',
    /^(?:inhalt(?:sverzeichnis)?|índice|sommaire|sumário|indice|содержание|目次|目录|目錄|목차)$/,
  ],
  [
    'versions',
    /^(?:unterstützte )?versionen$|^unterstützte versionen|^vers(?:iones|ões|ioni) (?:soportadas|suportadas|supportate|compatibles|con soporte|com suporte|mantenidas)|^versions (?:supportées|prises en charge|maintenues)|поддерживаемые версии|(?:対象|サポート).*バージョン|バージョン.*サポート|支持.*版本|版本支持|支援.*版本|지원.*버전/,
  ],
  [
    'reporting',
    /meld(?:en|ung).*(?:sicherheit|schwachstelle)|(?:sicherheit\S*|schwachstellen?).*(?:melden|meldung)|^(?:(?:cómo|como|comment|come) )?(?:report|reporte|informar|notificar|comunicar|relatar|signaler|signalement|rapporter|déclarer|segnal)\S*.*(?:vulnerab|vulnérab|seguridad|segurança|sécurité|sicurezza|fallo|falha|faille|problem)|(?:сообщ|отчёт|отчет).*(?:уязвимост|безопасност)|(?:脆弱性|セキュリティ).*(?:報告|連絡|通報)|(?:报告|上报|提交|反馈|報告|回報|通報).*(?:漏洞|安全)|(?:漏洞|安全问题|安全問題).*(?:报告|上报|反馈|報告|回報|通報)|(?:취약점|보안).*(?:신고|보고|제보)/,
  ],
  [
    'response',
    /^(?:reaktionszeit|antwortzeit)|^(?:tiempos?|plazos?|tempos?|prazos?|tempi|délais?) (?:de |di )?(?:respuesta|resposta|risposta|réponse)|^(?:сроки|время) ответа|(?:レスポンス|応答|対応).*(?:目安|時間|期限|目標)|响应(?:时间|时限|流程)|回應時間|응답 시간/,
  ],
  [
    'disclosure',
    /^(?:offenlegung|verantwortungsvolle offenlegung)|^(?:política de |politique de )?(?:divulgación|divulgação|divulgation|divulgazione)|раскрытие|(?:開示|公開)(?:ポリシー|方針)|(?:漏洞)?(?:披露|揭露)|공개 정책/,
  ],
  [
    'out-of-scope',
    /^(?:außerhalb des (?:geltungsbereichs|umfangs)|fuera (?:de|del) alcance|fora d[eo] (?:escopo|âmbito)|hors (?:du )?(?:périmètre|champ)|対象外|不在范围|範圍外|范围外)/,
  ],
  [
    'scope',
    /^(?:geltungsbereich|umfang|alcance|escopo|âmbito|périmètre|portée|ambito|область действия|対象範囲|スコープ|范围|範圍|범위)$/,
  ],
  [
    'checklist',
    /checkliste|lista de (?:verificación|verificação|comprobación)|liste de contrôle|контрольный список|チェックリスト|检查清单|檢查清單|체크리스트/,
  ],
  [
    'practices',
    /bewährte (?:verfahren|praktiken)|^(?:härtung|sicherheitsempfehlungen)|(?:buenas|mejores) prácticas|(?:boas|melhores) práticas|bonnes pratiques|buone pratiche|рекомендации|ベストプラクティス|最佳实践|最佳實踐|安全建议|모범 사례/,
  ],
];

/** The title of such a document. */
export const FOREIGN_TITLE =
  /sicherheitsrichtlinien?|^(?:it-)?sicherheit$|(?:política|politica|politique|policy) (?:de |di )?(?:seguridad|segurança|sécurité|sicurezza)|^(?:seguridad|segurança|sécurité|sicurezza|безопасность)$|политика безопасности|セキュリティ(?:ポリシー|方針|ガイド)?$|安全(?:策略|政策|指南|文档|文件|说明|規範|规范)?$|보안(?: 정책| 가이드)?$/;
