import { Button, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** What stands in the place of a screen that failed. */
export function Failure({ onReopen }: { readonly onReopen: () => void }) {
  const { t } = useTranslation('frame')
  return (
    <Stack component="section" role="alert" align="flex-start" maw={560}>
      <Title order={1}>{t('wrong.title')}</Title>
      <Text>{t('wrong.body')}</Text>
      <Button onClick={onReopen} autoFocus>
        {t('wrong.reopen')}
      </Button>
    </Stack>
  )
}
