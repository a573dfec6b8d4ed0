/** The menu of the register as data: what people see, what it runs, and for whom it is meant. */
import type { Role } from '../domain/schema/table.ts';
import { BOARDS } from '../domain/text/dashboard.ts';

export type MenuEntry =
  | { readonly caption: string; readonly run: string; readonly role: Role }
  | { readonly caption: string; readonly items: readonly MenuEntry[] }
  | { readonly separator: true };

export const MENU_TITLE = 'Terreinregister';

/** `run` is the name of a function in main.ts; `role` is the least that someone needs to carry it out whole. */
export const MENU: readonly MenuEntry[] = [
  { caption: 'Terreinfiche', run: 'openFiche', role: 'coordinator' },
  { separator: true },
  { caption: 'Terreinen importeren…', run: 'openImport', role: 'coordinator' },
  { caption: 'Clusters bevestigen…', run: 'openClusters', role: 'coordinator' },
  {
    caption: 'Intake',
    items: [
      { caption: 'Inzendingen behandelen', run: 'openIntake', role: 'coordinator' },
      { caption: 'Stand van de ronde…', run: 'openRound', role: 'medewerker' },
      { caption: 'Voorgevulde links…', run: 'openLinks', role: 'medewerker' },
      { separator: true },
      { caption: 'Formulieren maken of bijwerken', run: 'makeForms', role: 'coordinator' },
      { caption: 'Formulieren openen of sluiten', run: 'openOrCloseForms', role: 'coordinator' },
      { caption: 'Formulieren terugzetten', run: 'restoreForms', role: 'coordinator' },
    ],
  },
  {
    caption: 'Rapporten',
    items: [
      { caption: 'Perioden controleren en vaststellen…', run: 'openPeriods', role: 'coordinator' },
      { caption: 'Rapporten maken…', run: 'openReports', role: 'coordinator' },
      { caption: 'Sjablonen controleren…', run: 'openTemplates', role: 'coordinator' },
      { caption: 'Taken', run: 'openJobs', role: 'coordinator' },
    ],
  },
  {
    caption: 'Overleg',
    items: [
      { caption: 'Overleg voorbereiden en vastleggen…', run: 'openMeeting', role: 'coordinator' },
      { caption: 'Lessen delen…', run: 'openLessons', role: 'coordinator' },
    ],
  },
  { caption: 'Overzichten bekijken…', run: 'openDigests', role: 'coordinator' },
  { separator: true },
  { caption: BOARDS.dashboard.menu, run: 'drawDashboard', role: 'coordinator' },
  { separator: true },
  { caption: 'Geschiedenis van deze rij', run: 'openHistory', role: 'aanjager' },
  { caption: 'Ongedaan maken…', run: 'openUndo', role: 'coordinator' },
  { caption: 'Verwijderd…', run: 'openDeleted', role: 'coordinator' },
  { separator: true },
  {
    caption: 'Beheer',
    items: [
      { caption: 'Staat van het register…', run: 'openHealth', role: 'coordinator' },
      { caption: 'Register nu controleren', run: 'checkNow', role: 'coordinator' },
      { caption: 'Installeren of herstellen', run: 'installOrRepair', role: 'coordinator' },
      {
        caption: 'Opmaak en controles opnieuw aanbrengen',
        run: 'applyLookAgain',
        role: 'coordinator',
      },
      { caption: 'Journaal naar archief', run: 'archiveNow', role: 'coordinator' },
      { separator: true },
      { caption: 'Over dit register', run: 'showAbout', role: 'lezer' },
    ],
  },
];
