import { Button, Popover } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import type { DocumentName } from '../../shared/printing/document.ts'
import { DocumentPanel } from './document-panel.tsx'

interface Properties extends DocumentName {
  readonly children: string
}

/** A button that opens a paper of the desk beside itself, to print or keep it. */
export function DocumentButton({ kind, subject, children }: Properties) {
  return (
    <Popover width={620} position="bottom-end" trapFocus withinPortal={false}>
      <Popover.Target>
        <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />}>
          {children}
        </Button>
      </Popover.Target>
      <Popover.Dropdown mah="75vh" style={{ overflow: 'auto' }}>
        <DocumentPanel kind={kind} subject={subject} focusPrint />
      </Popover.Dropdown>
    </Popover>
  )
}
